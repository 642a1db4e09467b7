-- P(X <= seen) of a Poisson distribution, between whole numbers in proportion; of large means as a normal one.
create or replace function pipeline_private.poisson_at_most(seen double precision, mean double precision)
  returns double precision
  language sql
  immutable
as $$
  select case
    when seen < 0 then 0
    when mean <= 0 then 1
    when mean > 200 then erfc((mean - seen - 0.5) / sqrt(2 * mean)) / 2
    else (
      select least(1, sum(exp(greatest(n * ln(mean) - mean - lgamma(n + 1), -700)) * least(1, seen - n + 1)))
      from generate_series(0, floor(seen)::integer + 1) as n
      where seen - n + 1 > 0
    )
  end
$$;

-- A planner that has seen no rows yet would read each step once for every row of the one before.
create or replace function pipeline.figure_anomalies(figure text, falls boolean default null, at timestamptz default null)
  returns setof pipeline.figure_anomaly
  language sql
  stable
  security definer
  rows 100
  set jit = off
  set enable_nestloop = off
as $$
  with today as (
    select (coalesce(figure_anomalies.at, pipeline.now()) at time zone settings.time_zone)::date as day from pipeline.settings
  ),
  scopes as materialized (
    select days.scope, min(days.day) as since
    from today
    join pipeline.figure_days as days
      on days.figure = figure_anomalies.figure and days.day >= today.day - 84 and days.day < today.day
    group by days.scope
  ),
  -- Where there is no row nothing came.
  series as materialized (
    select
      scopes.scope, today.day - 1 - each.day::date as ago, coalesce(known.amount, 0) as amount,
      row_number() over days as nth, sum(coalesce(known.amount, 0)) over days as until
    from today
    cross join scopes
    cross join generate_series(today.day - 84, today.day - 1, interval '1 day') as each (day)
    left join pipeline.figure_days as known
      on known.figure = figure_anomalies.figure and known.scope = scopes.scope and known.day = each.day::date
    where each.day::date >= scopes.since
    window days as (partition by scopes.scope order by each.day)
  ),
  lengths as (
    select
      series.*, array[
        series.until - lag(series.until, 1, 0) over days, series.until - lag(series.until, 2, 0) over days,
        series.until - lag(series.until, 3, 0) over days, series.until - lag(series.until, 5, 0) over days,
        series.until - lag(series.until, 7, 0) over days, series.until - lag(series.until, 14, 0) over days
      ] as amounts
    from series
    window days as (partition by series.scope order by series.nth)
  ),
  spans as materialized (
    select lengths.scope, lengths.ago / 7 as weeks_ago, spans.days, spans.amount
    from lengths
    cross join lateral unnest(array[1, 2, 3, 5, 7, 14], lengths.amounts) as spans (days, amount)
    -- Whole ones only: none from before a source began.
    where lengths.ago % 7 = 0 and lengths.ago <= 56 and spans.days <= lengths.nth
  ),
  usual as materialized (
    select
      spans.scope, spans.days, count(*) as weeks, percentile_cont(0.5) within group (order by spans.amount) as median
    from spans
    where spans.weeks_ago >= (spans.days + 6) / 7 and spans.weeks_ago <= 8
    group by spans.scope, spans.days
  ),
  weekdays as materialized (
    select series.scope, series.ago % 7 as weekday, percentile_cont(0.5) within group (order by series.amount) as median
    from series
    where series.ago between 7 and 62
    group by series.scope, series.ago % 7
  ),
  -- How much wider than by pure chance days scatter around the median of their weekday: the median deviation is 0.6745 of the usual one.
  scatter as materialized (
    select
      series.scope,
      greatest(1, (percentile_cont(0.5) within group (order by abs(series.amount - weekdays.median) / sqrt(weekdays.median)) / 0.6745) ^ 2)
        as times
    from series
    join weekdays on weekdays.scope = series.scope and weekdays.weekday = series.ago % 7 and weekdays.median >= 5
    where series.ago between 7 and 62
    group by series.scope
  )
  select
    figure_anomalies.figure, spans.scope, today.day - 1, spans.days, spans.amount, round(usual.median::numeric, 1),
    case
      when coalesce(figure_anomalies.falls, true) then pipeline_private.poisson_at_most(spans.amount / wider.by, usual.median / wider.by)
      else 1 - pipeline_private.poisson_at_most((spans.amount - 1) / wider.by, usual.median / wider.by)
    end
  from today
  cross join spans
  join usual on usual.scope = spans.scope and usual.days = spans.days and usual.weeks >= 4
  left join scatter on scatter.scope = spans.scope
  -- A median of so few weeks is itself uncertain.
  cross join lateral (select coalesce(scatter.times, 1) * (1 + 1.57 / usual.weeks) as by) as wider
  where spans.weeks_ago = 0
$$;

comment on function pipeline_private.poisson_at_most is 'How likely it is that no more than so many come where so many are to be expected; between whole numbers in proportion.';
comment on function pipeline.figure_anomalies is
  'For each scope of a figure that counts: what came on the last 1, 2, 3, 5, 7 and 14 whole days beside the median of as many days up to the same weekday in the eight weeks before, and how likely so little is by chance (so much, when falls is false); the scatter of the days around the medians of their weekdays widens what is usual. Nothing before four such weeks are known. at: as of then; left out, now.';

grant execute on function pipeline.figure_anomalies to pipeline_viewer;
