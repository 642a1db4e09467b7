create or replace function pipeline_private.add_up_events(fresh pipeline_private.fresh_event[])
  returns void
  language sql
as $$
  insert into pipeline_private.event_days as known (day, event_type, to_stage, events)
  select events.day, events.event_type, case when events.event_type = 'stage_change' then events.to_stage else '' end, count(*)
  from unnest(fresh) as events
  group by 1, 2, 3
  on conflict on constraint event_days_pkey do update set events = known.events + excluded.events
$$;
