-- What a language model may cost, and what it is taken to cost until somebody says so: more than most that are asked for such texts.
update pipeline.settings
set model_input_price = 250, model_output_price = 1200, model_budget_per_lead = 60, model_budget_per_day = 2000;

insert into pipeline.alert_rules (type, severity, message, todo, repeats_every)
values (
  'MODEL_DOWN', 'MEDIUM', 'A language model does not answer, and the rules alone go on',
  'See whether the key, the model or the account is at fault; agents go by their rules meanwhile.', '1 day'
);

-- Texts of agents leave by themselves, within the rules of every text.
update pipeline.agents set drafts_only = false;
