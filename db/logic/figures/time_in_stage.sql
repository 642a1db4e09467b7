create or replace function pipeline.time_in_stage(left_from date default null, left_to date default null)
  returns setof pipeline.stage_duration
  language sql
  stable
  security definer
  set jit = off
as $$
  with period as (
    select
      coalesce(time_in_stage.left_from, '-infinity') as from_day, coalesce(time_in_stage.left_to, 'infinity') as to_day,
      coalesce((mark.written_until at time zone settings.time_zone)::date, '-infinity') as fresh_day,
      coalesce(pipeline_private.beginning_of('hour', mark.written_until, settings.time_zone), '-infinity') as fresh_from,
      settings.time_zone as zone
    from pipeline.settings
    cross join pipeline_private.figure_mark as mark
  ),
  -- As figure_sums(), which would look at all figures to read this one.
  stays as (
    select days.scope as stage, days.amount as hours, days.out_of as visits
    from period
    join pipeline.figure_days as days on days.day >= period.from_day and days.day <= period.to_day and days.day < period.fresh_day
    where days.figure = 'hours_in_stage'
    union all
    select hours.scope, hours.amount, hours.out_of
    from period
    join pipeline.figure_hours as hours
      on hours.hour_at >= pipeline_private.day_begins(period.fresh_day, period.zone) and hours.hour_at < period.fresh_from
    where hours.figure = 'hours_in_stage' and period.fresh_day between period.from_day and period.to_day
    union all
    select facts.scope, facts.amount, facts.out_of
    from pipeline_private.facts_of_moves as facts
    -- Bounds are plain moments: only so are its rows found by their time.
    where facts.figure = 'hours_in_stage'
      and facts.at >= (select greatest(period.fresh_from, pipeline_private.day_begins(period.from_day, period.zone)) from period)
      and facts.at < (select pipeline_private.day_begins(period.to_day + 1, period.zone) from period)
  ),
  sums as (
    select stays.stage, sum(stays.hours) as hours, sum(stays.visits) as visits from stays group by stays.stage
  ),
  -- Hours of all stays lie in the order of the buckets, so that a quantile is where their number is passed.
  buckets as (
    select
      spread.stage, spread.bucket, sum(spread.visits) over (partition by spread.stage) as all_visits,
      sum(spread.visits) over (partition by spread.stage order by spread.bucket) as visits_up_to_bucket
    from (
      select spreads.scope as stage, spreads.bucket, sum(spreads.cases) as visits
      from period
      join pipeline_private.figure_spreads as spreads
        on spreads.figure = 'hours_in_stage' and spreads.scope <> '' and spreads.day >= period.from_day and spreads.day <= period.to_day
      group by spreads.scope, spreads.bucket
    ) as spread
  ),
  quantiles as (
    select
      buckets.stage,
      pipeline_private.bucket_amount(min(buckets.bucket) filter (where buckets.visits_up_to_bucket >= 0.5 * buckets.all_visits)) as median,
      pipeline_private.bucket_amount(min(buckets.bucket) filter (where buckets.visits_up_to_bucket >= 0.9 * buckets.all_visits)) as p90
    from buckets
    group by buckets.stage
  )
  select
    stages.stage, stages.title, coalesce(sums.visits, 0)::integer, quantiles.median, quantiles.p90,
    (sums.hours / nullif(sums.visits, 0))::double precision
  from pipeline.stages as stages
  left join sums on sums.stage = stages.stage
  left join quantiles on quantiles.stage = stages.stage
  where not stages.is_terminal
  order by stages.position
$$;

comment on function pipeline.time_in_stage is
  'How long visits to each stage took that ended in a period (both days included, in the time zone of settings; all time without), in pipeline order: the figure hours_in_stage.';

grant execute on function pipeline.time_in_stage to pipeline_viewer, pipeline_worker;
