create or replace function pipeline_private.add_up_visits(fresh pipeline_private.fresh_event[])
  returns void
  language sql
as $$
  insert into pipeline_private.visit_days as known (left_on, stage, bucket, visits)
  select moves.day, moves.from_stage, pipeline_private.visit_bucket(moves.created_at - arrival.created_at), count(*)
  from unnest(fresh) as moves
  cross join lateral (
    select events.created_at
    from pipeline.pipeline_events as events
    where events.vendor_lead_id = moves.vendor_lead_id and events.stage_visit = moves.stage_visit - 1
      and events.event_type = 'stage_change'
    offset 0
  ) as arrival
  where moves.event_type = 'stage_change' and moves.from_stage is not null
  group by 1, 2, 3
  on conflict on constraint visit_days_pkey do update set visits = known.visits + excluded.visits
$$;
