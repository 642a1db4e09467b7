create or replace view pipeline_private.facts_of_deals as
  select
    figures.figure, leads.source::text as scope, deals.created_at as at, figures.amount::numeric as amount, 1::numeric as out_of,
    leads.id as vendor_lead_id
  from pipeline.deals as deals
  join pipeline.vendor_leads as leads on leads.id = deals.vendor_lead_id
  cross join lateral (
    values
      ('fall_through_rate', (deals.fell_through_at is not null)::integer),
      ('reduction_rate', exists (select from pipeline.deal_reductions as reductions where reductions.deal_id = deals.id)::integer)
  ) as figures (figure, amount)
  union all
  select 'fall_throughs', deals.fell_through_stage, deals.fell_through_at, 1, null, deals.vendor_lead_id
  from pipeline.deals as deals
  where deals.fell_through_at is not null
  union all
  select 'fall_throughs_by_reason', coalesce(deals.fall_through_kind, 'not_told'), deals.fell_through_at, 1, null, deals.vendor_lead_id
  from pipeline.deals as deals
  where deals.fell_through_at is not null
  union all
  select
    'fall_through_rate_of_stage', visits.stage, deals.created_at, (deals.fell_through_at is not null and deals.fell_through_stage = visits.stage)::integer,
    1, deals.vendor_lead_id
  from pipeline.deals as deals
  cross join lateral (
    select distinct events.to_stage as stage
    from pipeline.pipeline_events as events
    join pipeline.stages as stages
      on stages.stage = events.to_stage and not stages.is_terminal and pipeline_private.is_past_acceptance(stages.stage)
    where events.vendor_lead_id = deals.vendor_lead_id and events.event_type = 'stage_change'
  ) as visits
  union all
  select 'investors_lost', coalesce(events.metadata ->> 'fallThrough', 'not_told'), events.created_at, 1, null, events.vendor_lead_id
  from pipeline.stages as origin
  join pipeline.stages as target
    on target.owner = 'person' and target.position < origin.position and pipeline_private.is_fall_through(origin.stage, target.stage)
  join pipeline.pipeline_events as events on events.from_stage = origin.stage and events.to_stage = target.stage
  where events.event_type = 'stage_change'
    and not exists (
      select from pipeline_private.undone_changes as undone
      where undone.vendor_lead_id = events.vendor_lead_id and undone.transaction_id = events.transaction_id
    )
  union all
  select
    figures.figure, leads.source::text, pipeline_private.day_begins(figures.day, settings.time_zone),
    greatest(figures.day - (deals.created_at at time zone settings.time_zone)::date, 0), 1, leads.id
  from pipeline.settings
  cross join pipeline.deals as deals
  join pipeline.vendor_leads as leads on leads.id = deals.vendor_lead_id
  cross join lateral (
    values ('days_to_exchange', deals.exchanged_on), ('days_to_completion', deals.completed_on)
  ) as figures (figure, day)
  where figures.day is not null
  union all
  select 'reductions', leads.source::text, reductions.created_at, reductions.amount, null, leads.id
  from pipeline.deal_reductions as reductions
  join pipeline.vendor_leads as leads on leads.id = reductions.vendor_lead_id;

comment on view pipeline_private.facts_of_deals is 'What each deal adds to figures: on the day the price was agreed, and when it came to something.';
