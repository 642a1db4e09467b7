-- What is measured.
update pipeline.settings set figure_hours_kept_for = '100 days';

insert into pipeline.figures (position, figure, title, unit, divided_by, is_divided, sums_up, has_spread, counts)
values
  (10, 'leads_at_stage', 'Leads by stage', 'count', 'stage', false, false, false, 'Leads that stand at a stage, archived ones and ends included.'),
  (20, 'new_leads', 'New leads', 'count', 'source', false, true, false, 'Leads that came, however they came.'),
  (30, 'offers_made', 'Offers made', 'count', 'source', false, true, false, 'Offers that were made, each round of them, whatever became of them since.'),
  (40, 'offers_accepted', 'Offers accepted', 'count', 'source', false, true, false, 'Leads that came to OFFER_ACCEPTED, each time they did.'),
  (50, 'leads_completed', 'Deals completed', 'count', 'source', false, true, false, 'Leads that came to COMPLETED.'),
  (60, 'leads_dead', 'Leads lost', 'count', 'stage', false, true, false, 'Leads that came to DEAD_LEAD, by the stage they came from.'),
  (130, 'pipeline_value', 'Pipeline value, weighted', 'GBP', 'stage', false, false, false, 'Latest offers, else asking prices, of leads at stages that are no end, each times the probability of its stage.'),
  (140, 'unweighted_value', 'Pipeline value', 'GBP', 'stage', false, false, false, 'Latest offers, else asking prices, of leads at stages that are no end.'),
  (150, 'hours_in_stage', 'Time in stage', 'hours', 'stage', true, true, true, 'How long stays at a stage took that ended; those that have not are in age_of_stays.'),
  (160, 'age_of_stays', 'Age of open stays', 'hours', 'stage', true, false, true, 'How long leads have stood where they are, at stages that are no end.'),
  (170, 'moves', 'Moves', 'count', 'stage', false, true, false, 'Leads that came from one stage to another, by the stage they came to.'),
  (180, 'refused_moves', 'Refused moves', 'count', 'stage', false, true, false, 'Moves that were tried and not allowed, by the stage that was wanted: the guard at work, no harm done.');

insert into pipeline.figures (position, figure, title, unit, divided_by, by_cohort, settles_after, least_cases, maturity, counts)
select rates.position, rates.figure, rates.title, 'share', 'source', true, '400 days', 20,
  'Leads that came lately may still get there.', rates.counts
from (values
  (70, 'conversation_rate', 'Leads that conversed', 'Of the leads that came, those that ever reached AI_CONVERSATION or further.'),
  (80, 'validation_rate', 'Conversations that were validated', 'Of the leads that ever reached AI_CONVERSATION, those that ever reached DEAL_VALIDATION or further.'),
  (90, 'offer_rate', 'Validations that led to an offer', 'Of the leads that ever reached DEAL_VALIDATION, those that ever reached OFFER_MADE or further.'),
  (100, 'acceptance_rate', 'Offers that were accepted', 'Of the leads that ever reached OFFER_MADE, those that ever reached OFFER_ACCEPTED or further.'),
  (110, 'completion_rate', 'Acceptances that completed', 'Of the leads that ever reached OFFER_ACCEPTED, those that ever reached COMPLETED.'),
  (120, 'overall_rate', 'Leads that completed', 'Of the leads that came, those that ever reached COMPLETED.')
) as rates (position, figure, title, counts);
