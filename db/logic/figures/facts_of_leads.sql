-- A fact is what one case adds to a figure: this, and nothing else, is what the figure is. Hours, days, the figure now and the
-- leads behind it are read from here. A scope is one word of what figures.divided_by says.
create or replace view pipeline_private.facts_of_leads as
  select
    'new_leads' as figure, leads.source::text as scope, leads.created_at as at, 1::numeric as amount, null::numeric as out_of,
    leads.id as vendor_lead_id
  from pipeline.vendor_leads as leads
  union all
  select rates.figure, leads.source::text, leads.created_at, rates.reached::numeric, rates.out_of::numeric, leads.id
  from pipeline.vendor_leads as leads
  cross join (
    select
      max(stages.funnel_step) filter (where stages.stage = 'AI_CONVERSATION') as conversation,
      max(stages.funnel_step) filter (where stages.stage = 'DEAL_VALIDATION') as validation,
      max(stages.funnel_step) filter (where stages.stage = 'OFFER_MADE') as offer,
      max(stages.funnel_step) filter (where stages.stage = 'OFFER_ACCEPTED') as acceptance,
      max(stages.funnel_step) filter (where stages.stage = 'COMPLETED') as completion
    from pipeline.stages as stages
  ) as steps
  cross join lateral (
    select coalesce(max(reached.funnel_step), 0) as step
    from pipeline.pipeline_events as events
    join pipeline.stages as reached on reached.stage = events.to_stage
    where events.vendor_lead_id = leads.id and events.event_type = 'stage_change'
    offset 0
  ) as furthest
  cross join lateral (
    values
      ('conversation_rate', (furthest.step >= steps.conversation)::integer, 1),
      ('validation_rate', (furthest.step >= steps.validation)::integer, (furthest.step >= steps.conversation)::integer),
      ('offer_rate', (furthest.step >= steps.offer)::integer, (furthest.step >= steps.validation)::integer),
      ('acceptance_rate', (furthest.step >= steps.acceptance)::integer, (furthest.step >= steps.offer)::integer),
      ('completion_rate', (furthest.step >= steps.completion)::integer, (furthest.step >= steps.acceptance)::integer),
      ('overall_rate', (furthest.step >= steps.completion)::integer, 1)
  ) as rates (figure, reached, out_of)
  where rates.out_of = 1;

comment on view pipeline_private.facts_of_leads is 'What each lead adds to figures about leads by the day they came.';
