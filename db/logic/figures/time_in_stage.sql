create or replace function pipeline.time_in_stage(left_from date default null, left_to date default null)
  returns setof pipeline.stage_duration
  language sql
  stable
  security definer
as $$
  select
    stages.stage, stages.title, coalesce(stays.out_of, 0)::integer, stays.median, stays.p90, stays.value
  from pipeline.stages as stages
  left join pipeline.figure_values(
    'hours_in_stage', coalesce(time_in_stage.left_from, '-infinity'), coalesce(time_in_stage.left_to, 'infinity')
  ) as stays on stays.scope = stages.stage
  where not stages.is_terminal
  order by stages.position
$$;

comment on function pipeline.time_in_stage is
  'How long visits to each stage took that ended in a period (both days included, in the time zone of settings; all time without), in pipeline order: the figure hours_in_stage.';

grant execute on function pipeline.time_in_stage to pipeline_viewer, pipeline_worker;
