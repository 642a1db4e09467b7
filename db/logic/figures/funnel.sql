create or replace function pipeline.funnel(created_from date default null, created_to date default null)
  returns setof pipeline.funnel_step
  language sql
  stable
  security definer
as $$
  select
    reached.step, reached.stage, reached.title, reached.leads,
    reached.leads::double precision / nullif(lag(reached.leads) over steps, 0),
    reached.leads::double precision / nullif(first_value(reached.leads) over steps, 0)
  from (
    select stages.funnel_step as step, stages.stage, stages.title, coalesce(sum(days.leads), 0)::integer as leads
    from pipeline.stages as stages
    left join pipeline_private.funnel_days as days
      on days.step = stages.funnel_step
      and days.created_on >= coalesce(created_from, '-infinity') and days.created_on <= coalesce(created_to, 'infinity')
    where stages.funnel_step is not null
    group by stages.stage
  ) as reached
  window steps as (order by reached.step)
  order by reached.step
$$;

comment on function pipeline.funnel is
  'How far the leads created in a period (both days included, in the time zone of settings; all time without) have ever come, whatever became of them since. The leads of a step: leads_that_reached().';

create or replace function pipeline.leads_that_reached(stage text, created_from date default null, created_to date default null)
  returns setof pipeline.vendor_leads
  language sql
  stable
as $$
  select leads.*
  from pipeline.vendor_leads as leads
  where leads.created_at >= coalesce(
      created_from::timestamp at time zone (select settings.time_zone from pipeline.settings), '-infinity'
    )
    and leads.created_at < coalesce(
      (created_to + 1)::timestamp at time zone (select settings.time_zone from pipeline.settings), 'infinity'
    )
    and exists (
      select
      from pipeline.pipeline_events as events
      join pipeline.stages as reached on reached.stage = events.to_stage
      join pipeline.stages as wanted on wanted.stage = leads_that_reached.stage
      where events.vendor_lead_id = leads.id and events.event_type = 'stage_change'
        and reached.funnel_step >= wanted.funnel_step
    )
  order by leads.created_at desc, leads.id desc
$$;

comment on function pipeline.leads_that_reached is
  'The leads behind a step of the funnel: those created in the period (both days included; all time without) that have ever come to the step of this stage or further, the newest first. None for a stage that is no step.';

grant execute on function pipeline.funnel, pipeline.leads_that_reached to pipeline_viewer;
