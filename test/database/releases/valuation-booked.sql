-- A visit to the house between the conversation and the validation. The vendor is told that it is booked; a day without
-- a word later the lead goes on.
update pipeline.stages set position = position + 1 where position > 2;
update pipeline.stages set funnel_step = funnel_step + 1 where funnel_step > 2;

insert into pipeline.message_templates (template, purpose, body)
values ('valuation_booked', 'VALUATION_BOOKED', 'Hi {first_name}, we are coming to look at {address}. {company}. Reply STOP to opt out.');

insert into pipeline.stages (
  stage, position, funnel_step, title, description, owner, probability, entry_turn, entry_template, reply_agent, opt_out_ends
)
values (
  'VALUATION_BOOKED', 3, 3, 'Valuation booked', 'Somebody looks at the house.', 'automation', 0.060, 'vendor', 'valuation_booked',
  'sms_agent', true
);

insert into pipeline.stage_transitions (from_stage, to_stage)
values
  ('AI_CONVERSATION', 'VALUATION_BOOKED'),
  ('VALUATION_BOOKED', 'DEAL_VALIDATION'),
  ('VALUATION_BOOKED', 'DEAD_LEAD');

insert into pipeline.stage_transitions (from_stage, to_stage, class, reason_required, only_return, note)
values ('DEAD_LEAD', 'VALUATION_BOOKED', 'operator', true, true, 'reactivated');

update pipeline.stage_required_fields
set to_stage = 'VALUATION_BOOKED'
where from_stage = 'AI_CONVERSATION' and to_stage = 'DEAL_VALIDATION';

update pipeline.stage_outcomes
set to_stage = 'VALUATION_BOOKED'
where stage = 'AI_CONVERSATION' and to_stage = 'DEAL_VALIDATION';

delete from pipeline.stage_transitions where from_stage = 'AI_CONVERSATION' and to_stage = 'DEAL_VALIDATION';

insert into pipeline.stage_timers (stage, name, after, counted_from, action, to_stage)
values
  ('VALUATION_BOOKED', 'our_turn', '4 hours', 'our_turn', 'review', null),
  ('VALUATION_BOOKED', 'visited', '24 hours', 'vendor_silence', 'move', 'DEAL_VALIDATION');

insert into pipeline.stage_outcomes (stage, agent, outcome, to_stage)
values
  ('VALUATION_BOOKED', 'sms_agent', 'advance', null),
  ('VALUATION_BOOKED', 'sms_agent', 'reply', null),
  ('VALUATION_BOOKED', 'sms_agent', 'decline', 'DEAD_LEAD'),
  ('VALUATION_BOOKED', 'sms_agent', 'opt_out', null),
  ('VALUATION_BOOKED', 'sms_agent', 'wrong_number', null);
