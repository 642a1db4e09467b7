create or replace function pipeline_private.latest_days(figure text, today date)
  returns table (scope text, ago integer, amount numeric, nth bigint, until numeric)
  language sql
  stable
as $$
  with scopes as materialized (
    select days.scope, min(days.day) as since
    from pipeline.figure_days as days
    where days.figure = latest_days.figure and days.day >= today - 84 and days.day < today
    group by days.scope
  )
  -- Where there is no row nothing came.
  select
    scopes.scope, today - 1 - each.day::date, coalesce(known.amount, 0), row_number() over days, sum(coalesce(known.amount, 0)) over days
  from scopes
  cross join generate_series(today - 84, today - 1, interval '1 day') as each (day)
  left join pipeline.figure_days as known
    on known.figure = latest_days.figure and known.scope = scopes.scope and known.day = each.day::date
  where each.day::date >= scopes.since
  window days as (partition by scopes.scope order by each.day)
$$;

comment on function pipeline_private.latest_days is
  'The days before one, back to the first of 84 on which anything came to a scope: how many there have been since, what came, and what had come by then.';

-- Each sum reads its few rows by the key: as a join all hours of a scope would be read, and most of them passed over.
create or replace function pipeline_private.latest_hours(figure text, scopes text[], ended_at timestamptz, lengths integer[])
  returns table (scope text, weeks_ago integer, hours integer, amount numeric)
  language sql
  stable
  set enable_nestloop = on
  set enable_hashjoin = off
  set enable_mergejoin = off
as $$
  with spans as materialized (
    select
      ends.weeks_ago, lengths.hours, past.ended_at, pipeline_private.later(past.ended_at, - lengths.hours * interval '1 hour') as began_at
    from pipeline.settings
    cross join generate_series(0, 8) as ends (weeks_ago)
    -- The hour of the same name.
    cross join lateral (
      select ((latest_hours.ended_at at time zone settings.time_zone) - ends.weeks_ago * interval '7 days') at time zone settings.time_zone
    ) as past (ended_at)
    cross join unnest(latest_hours.lengths) as lengths (hours)
  )
  select wanted.scope, spans.weeks_ago, spans.hours, came.amount
  from spans
  cross join unnest(latest_hours.scopes) as wanted (scope)
  cross join lateral (
    select coalesce(sum(known.amount), 0) as amount
    from pipeline.figure_hours as known
    where known.figure = latest_hours.figure and known.scope = wanted.scope and known.hour_at >= spans.began_at and known.hour_at < spans.ended_at
  ) as came
$$;

comment on function pipeline_private.latest_hours is
  'What came to each of these scopes in the last hours up to a moment, of each of these lengths, and up to the same hour of the same weekday in the eight weeks before.';
