-- What is in reports.
update pipeline.figures as figures
set reported_in = string_to_array(chosen.reports, ' '), more_is_better = chosen.more_is_better
from (values
  ('new_leads', 'morning daily weekly', true),
  ('hours_to_first_text', 'morning daily weekly', false),
  ('hours_to_first_answer', 'daily weekly', false),
  ('hours_to_answer', 'morning daily weekly', false),
  ('quick_reply_rate', 'morning daily', true),
  ('reply_rate', 'weekly', true),
  ('texts_received', 'morning daily weekly', null),
  ('offers_made', 'morning daily weekly', true),
  ('offers_accepted', 'morning daily weekly', true),
  ('leads_completed', 'daily weekly', true),
  ('leads_dead', 'morning daily weekly', false),
  ('opt_outs', 'daily weekly', false),
  ('fall_throughs', 'daily weekly', false),
  ('pipeline_value', 'morning daily weekly', true),
  ('text_cost', 'weekly', null),
  ('spend', 'weekly', null),
  ('cost_per_lead', 'weekly', false),
  ('delivery_rate', 'weekly', true),
  ('conversation_rate', 'weekly', true),
  ('validation_rate', 'weekly', true),
  ('offer_rate', 'weekly', true),
  ('acceptance_rate', 'weekly', true),
  ('completion_rate', 'weekly', true),
  ('texts_unpriced', 'weekly', false),
  ('fall_through_rate_of_stage', null, false),
  ('fall_throughs_by_reason', null, false),
  ('investors_lost', null, false),
  ('readings_corrected', null, false)
) as chosen (figure, reports, more_is_better)
where figures.figure = chosen.figure;

update pipeline.figures set more_is_better = target_is = 'at_least' where target is not null and more_is_better is null;
