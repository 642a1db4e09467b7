create or replace function pipeline_private.add_up_funnel(fresh pipeline_private.fresh_event[], zone text)
  returns void
  language sql
as $$
  insert into pipeline_private.funnel_days as known (created_on, step, leads)
  select (leads.created_at at time zone zone)::date, reached.step, count(*)
  from unnest(fresh) as moves
  join pipeline.stages as stages on stages.stage = moves.to_stage
  join pipeline.vendor_leads as leads on leads.id = moves.vendor_lead_id
  cross join lateral (
    select coalesce(max(earlier.funnel_step), 0) as step
    from pipeline.pipeline_events as events
    join pipeline.stages as earlier on earlier.stage = events.to_stage
    where events.vendor_lead_id = moves.vendor_lead_id and events.stage_visit < moves.stage_visit
      and events.event_type = 'stage_change'
    offset 0
  ) as furthest
  cross join lateral generate_series(furthest.step + 1, stages.funnel_step) as reached (step)
  where moves.event_type = 'stage_change' and stages.funnel_step > furthest.step
  group by 1, 2
  on conflict on constraint funnel_days_pkey do update set leads = known.leads + excluded.leads
$$;

comment on function pipeline_private.add_up_funnel is
  'Adds the leads that fresh moves have brought further than they ever were to the steps they have passed, on the day the lead was created.';
