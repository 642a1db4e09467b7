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

comment on function pipeline_private.poisson_at_most is 'How likely it is that no more than so many come where so many are to be expected; between whole numbers in proportion.';

-- A planner that has seen no rows yet would read each step once for every row of the one before.
create or replace function pipeline.figure_anomalies(
  figure text,
  falls boolean default null,
  at timestamptz default null,
  by_hour boolean default null
)
  returns setof pipeline.figure_anomaly
  language sql
  stable
  security definer
  rows 100
  set jit = off
  set enable_nestloop = off
as $$
  with clock as materialized (
    select
      (moment.at at time zone settings.time_zone)::date as today,
      pipeline_private.beginning_of('hour', moment.at, settings.time_zone) as hour_at,
      (pipeline_private.beginning_of('hour', moment.at, settings.time_zone) at time zone settings.time_zone) as hour_name
    from pipeline.settings
    cross join pipeline_private.figure_mark as mark
    -- Of hours that nobody has written yet nothing is known: while they are late it is as of then.
    cross join lateral (select least(coalesce(figure_anomalies.at, pipeline.now()), mark.written_until)) as moment (at)
  ),
  series as materialized (
    select days.* from clock cross join lateral pipeline_private.latest_days(figure_anomalies.figure, clock.today) as days
  ),
  scopes as materialized (
    select series.scope, max(series.ago) as oldest from series group by series.scope
  ),
  spans as materialized (
    select last.scope, last.ago / 7 as weeks_ago, lengths.days, null::integer as hours, last.until - coalesce(before.until, 0) as amount
    from series as last
    cross join unnest(array[1, 2, 3, 5, 7, 14]) as lengths (days)
    left join series as before on before.scope = last.scope and before.nth = last.nth - lengths.days
    -- Whole ones only: none from before a source began.
    where last.ago % 7 = 0 and last.ago <= 56 and lengths.days <= last.nth and by_hour is not true
    union all
    select sums.scope, sums.weeks_ago, null, sums.hours, sums.amount
    from clock
    cross join lateral pipeline_private.latest_hours(
      figure_anomalies.figure, case when by_hour is not false then array(select scopes.scope from scopes) end, clock.hour_at,
      array[2, 4, 8, 12, 24]
    ) as sums
    join scopes on scopes.scope = sums.scope
    where by_hour is not false
      and (clock.hour_name - sums.hours * interval '1 hour')::date - sums.weeks_ago * 7 >= clock.today - 1 - scopes.oldest
  ),
  usual as materialized (
    select
      spans.scope, spans.days, spans.hours, count(*) as weeks, percentile_cont(0.5) within group (order by spans.amount) as median
    from spans
    where spans.weeks_ago between coalesce((spans.days + 6) / 7, 1) and 8
    group by spans.scope, spans.days, spans.hours
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
    figure_anomalies.figure, spans.scope, case when spans.hours is null then clock.today - 1 else (clock.hour_name - interval '1 hour')::date end,
    spans.days, spans.hours, spans.amount, round(usual.median::numeric, 1),
    -- Hours are looked at all day long, and may take nothing of what days have left of a quarter's one mistake.
    least(1, case when spans.hours is null then 1 else 1000 end * case
      when coalesce(figure_anomalies.falls, true) then pipeline_private.poisson_at_most(spans.amount / wider.by, usual.median / wider.by)
      else 1 - pipeline_private.poisson_at_most((spans.amount - 1) / wider.by, usual.median / wider.by)
    end)
  from clock
  cross join spans
  join usual
    on usual.scope = spans.scope and coalesce(usual.days, 0) = coalesce(spans.days, 0) and coalesce(usual.hours, 0) = coalesce(spans.hours, 0)
    and usual.weeks >= 4
  left join scatter on scatter.scope = spans.scope
  -- A median of so few weeks is itself uncertain.
  cross join lateral (select coalesce(scatter.times, 1) * (1 + 1.57 / usual.weeks) as by) as wider
  where spans.weeks_ago = 0
$$;

comment on function pipeline.figure_anomalies is
  'For each scope of a figure that counts: what came on the last 1, 2, 3, 5, 7 and 14 whole days, and in the last 2, 4, 8, 12 and 24 whole hours (by_hour: only the ones or the others), beside the median of as many up to the same weekday, and hour, in the eight weeks before, and how likely so little is by chance (so much, when falls is false); the scatter of the days around the medians of their weekdays widens what is usual. Nothing before four such weeks are known. at: as of then; left out, now; while figures are late, as of when they were last written.';

grant execute on function pipeline.figure_anomalies to pipeline_viewer;
