create or replace function pipeline.stage_figures()
  returns setof pipeline.stage_figure
  language sql
  stable
  security definer
as $$
  with ages as (
    select
      days.stage, days.leads, days.valued_leads, days.value, ((select pipeline_private.today()) - days.entered_on)::integer as age,
      sum(days.leads) over (partition by days.stage) as all_leads,
      sum(days.leads) over (partition by days.stage order by days.entered_on desc) as leads_up_to_age
    from pipeline_private.stage_days as days
    where days.leads > 0
  )
  select
    stages.stage, stages.title, coalesce(sum(ages.leads), 0)::integer, coalesce(sum(ages.valued_leads), 0)::integer,
    coalesce(sum(ages.value), 0),
    round(case when stages.is_terminal then 0 else stages.probability * coalesce(sum(ages.value), 0) end, 2),
    min(ages.age) filter (where ages.leads_up_to_age * 2 >= ages.all_leads), max(ages.age)
  from pipeline.stages as stages
  left join ages on ages.stage = stages.stage
  group by stages.stage
  order by stages.position
$$;

comment on function pipeline.stage_figures is
  'Every stage with the leads that stand there now, what they are worth and how long they have been there, in pipeline order. The leads themselves: vendorLeads with a filter on pipelineStage.';

grant execute on function pipeline.stage_figures to pipeline_viewer, pipeline_worker;
