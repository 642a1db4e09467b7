create or replace view pipeline_private.miscounted_events as
  select coalesce(counted.day, days.day) as day, coalesce(counted.event_type, days.event_type) as event_type,
    coalesce(counted.to_stage, days.to_stage) as to_stage, coalesce(days.events, 0) as added_up, coalesce(counted.events, 0) as events
  from (
    select kept.day, kept.event_type, kept.to_stage, sum(kept.events) as events
    from (
      select (events.created_at at time zone settings.time_zone)::date as day, events.event_type,
        case when events.event_type = 'stage_change' then events.to_stage else '' end as to_stage, count(*) as events
      from pipeline.pipeline_events as events
      cross join pipeline.settings as settings
      cross join pipeline_private.figures_mark as mark
      where (events.transaction_id, events.id) <= (mark.transaction_id, mark.event_id)
      group by 1, 2, 3
      union all
      select days.day, days.event_type, '', days.events from pipeline_private.left_event_days as days
    ) as kept
    group by 1, 2, 3
  ) as counted
  full join pipeline_private.event_days as days
    on days.day = counted.day and days.event_type = counted.event_type and days.to_stage = counted.to_stage
  where coalesce(days.events, 0) <> coalesce(counted.events, 0);

create or replace view pipeline_private.miscounted_visits as
  select coalesce(counted.left_on, days.left_on) as left_on, coalesce(counted.stage, days.stage) as stage,
    coalesce(days.visits, 0) as added_up, coalesce(counted.visits, 0) as visits
  from (
    select (moves.created_at at time zone settings.time_zone)::date as left_on, moves.from_stage as stage,
      pipeline_private.visit_bucket(moves.created_at - moves.arrived_at) as bucket, count(*) as visits
    from (
      select events.transaction_id, events.id, events.created_at, events.from_stage,
        lag(events.created_at) over (partition by events.vendor_lead_id order by events.stage_visit) as arrived_at
      from pipeline.pipeline_events as events
      where events.event_type = 'stage_change'
    ) as moves
    cross join pipeline.settings as settings
    cross join pipeline_private.figures_mark as mark
    where (moves.transaction_id, moves.id) <= (mark.transaction_id, mark.event_id) and moves.from_stage is not null
    group by 1, 2, 3
  ) as counted
  full join pipeline_private.visit_days as days
    on days.left_on = counted.left_on and days.stage = counted.stage and days.bucket = counted.bucket
  where coalesce(days.visits, 0) <> coalesce(counted.visits, 0);

create or replace view pipeline_private.miscounted_funnel as
  select coalesce(counted.created_on, days.created_on) as created_on, coalesce(counted.step, days.step) as step,
    coalesce(days.leads, 0) as added_up, coalesce(counted.leads, 0) as leads
  from pipeline_private.counted_funnel as counted
  full join pipeline_private.funnel_days as days on days.created_on = counted.created_on and days.step = counted.step
  where coalesce(days.leads, 0) <> coalesce(counted.leads, 0);
