create or replace function pipeline_private.add_up_funnel(fresh pipeline_private.fresh_event[], zone text)
  returns void
  language sql
as $$
  insert into pipeline_private.funnel_days as known (created_on, step, leads)
  select (leads.created_at at time zone zone)::date, reached.step, count(*)
  from unnest(fresh) as moves
  join pipeline.stages as stages on stages.stage = moves.to_stage
  join pipeline.vendor_leads as leads on leads.id = moves.vendor_lead_id
  cross join lateral pipeline_private.furthest_step(moves.vendor_lead_id, moves.stage_visit) as furthest (step)
  cross join lateral generate_series(furthest.step + 1, stages.funnel_step) as reached (step)
  where moves.event_type = 'stage_change' and stages.funnel_step > furthest.step
  group by 1, 2
  on conflict on constraint funnel_days_pkey do update set leads = known.leads + excluded.leads
$$;

comment on function pipeline_private.add_up_funnel is
  'Adds the leads that fresh moves have brought further than they ever were to the steps they have passed, on the day the lead was created.';
