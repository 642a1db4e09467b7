create or replace view pipeline_private.facts_of_moves as
  select
    'moves' as figure, events.to_stage as scope, events.created_at as at, 1::numeric as amount, null::numeric as out_of,
    events.vendor_lead_id
  from pipeline.pipeline_events as events
  where events.event_type = 'stage_change' and events.from_stage is not null
  union all
  select 'refused_moves', coalesce(events.to_stage, 'unknown'), events.created_at, 1, null, events.vendor_lead_id
  from pipeline.pipeline_events as events
  where events.event_type = 'invalid_transition_attempt'
  union all
  select 'offers_accepted', leads.source::text, events.created_at, 1, null, leads.id
  from pipeline.pipeline_events as events
  join pipeline.vendor_leads as leads on leads.id = events.vendor_lead_id
  where events.event_type = 'stage_change' and events.to_stage = 'OFFER_ACCEPTED'
  union all
  select 'leads_completed', leads.source::text, events.created_at, 1, null, leads.id
  from pipeline.pipeline_events as events
  join pipeline.vendor_leads as leads on leads.id = events.vendor_lead_id
  where events.event_type = 'stage_change' and events.to_stage = 'COMPLETED'
  union all
  select 'leads_dead', coalesce(events.from_stage, 'unknown'), events.created_at, 1, null, events.vendor_lead_id
  from pipeline.pipeline_events as events
  where events.event_type = 'stage_change' and events.to_stage = 'DEAD_LEAD'
    -- Who turned out to be another is not lost.
    and not exists (
      select
      from pipeline.pipeline_events as merges
      where merges.vendor_lead_id = events.vendor_lead_id and merges.transaction_id = events.transaction_id
        and merges.event_type = 'lead_merged'
    )
  union all
  select 'timeouts', events.from_stage, events.created_at, 1, null, events.vendor_lead_id
  from pipeline.pipeline_events as events
  where events.event_type in (select timers.event_type from pipeline.stage_timers as timers where timers.event_type is not null)
  union all
  select
    'hours_in_stage', events.from_stage, events.created_at, extract(epoch from events.created_at - arrival.created_at) / 3600, 1,
    events.vendor_lead_id
  from pipeline.pipeline_events as events
  join pipeline.stages as stages on stages.stage = events.from_stage and not stages.is_terminal
  cross join lateral (
    select before.created_at
    from pipeline.pipeline_events as before
    where before.vendor_lead_id = events.vendor_lead_id and before.stage_visit = events.stage_visit - 1
      and before.event_type = 'stage_change'
    offset 0
  ) as arrival
  where events.event_type = 'stage_change'
  union all
  select 'offers_made', leads.source::text, offers.created_at, 1, null, leads.id
  from pipeline.offers as offers
  join pipeline.vendor_leads as leads on leads.id = offers.vendor_lead_id;

comment on view pipeline_private.facts_of_moves is 'What each move and each offer adds to figures, at the time of it.';

grant select on pipeline_private.facts_of_moves to pipeline_admin;
