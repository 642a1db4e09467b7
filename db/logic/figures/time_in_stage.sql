create or replace function pipeline.time_in_stage(left_from date default null, left_to date default null)
  returns setof pipeline.stage_duration
  language sql
  stable
  security definer
as $$
  with stays as (
    select
      sums.stage, sums.bucket, sums.visits, sum(sums.visits) over (partition by sums.stage) as all_visits,
      sum(sums.visits) over (partition by sums.stage order by sums.bucket) as visits_up_to_bucket
    from (
      select days.stage, days.bucket, sum(days.visits) as visits
      from pipeline_private.visit_days as days
      where days.left_on >= coalesce(left_from, '-infinity') and days.left_on <= coalesce(left_to, 'infinity')
      group by days.stage, days.bucket
    ) as sums
  )
  select
    stages.stage, stages.title, coalesce(sum(stays.visits), 0)::integer,
    pipeline_private.bucket_hours(min(stays.bucket) filter (where stays.visits_up_to_bucket >= 0.5 * stays.all_visits)),
    pipeline_private.bucket_hours(min(stays.bucket) filter (where stays.visits_up_to_bucket >= 0.9 * stays.all_visits)),
    sum(stays.visits * pipeline_private.bucket_hours(stays.bucket)) / nullif(sum(stays.visits), 0)
  from pipeline.stages as stages
  left join stays on stays.stage = stages.stage
  where not stages.is_terminal
  group by stages.stage
  order by stages.position
$$;

comment on function pipeline.time_in_stage is
  'How long visits to each stage took that ended in a period (both days included, in the time zone of settings; all time without), in pipeline order.';

grant execute on function pipeline.time_in_stage to pipeline_viewer, pipeline_worker;
