create or replace function pipeline_private.write_hours_of(figures text[], from_at timestamptz, to_at timestamptz)
  returns void
  language sql
as $$
  delete from pipeline.figure_hours as hours where hours.hour_at >= from_at and hours.figure = any (figures);

  insert into pipeline.figure_hours (figure, scope, hour_at, amount, out_of)
  select sums.figure, sums.scope, sums.began_at, sums.amount, sums.out_of
  from pipeline_private.summed_facts(figures, from_at, pipeline_private.later(to_at, '1 microsecond'), 'hour') as sums
$$;

comment on function pipeline_private.write_hours_of is 'Writes the hours of these figures from one moment, at which an hour begins, to another; none are after it.';

create or replace function pipeline_private.write_figure_hours(most_hours integer default 168)
  returns boolean
  language plpgsql
  security definer
  set jit = off
as $$
declare
  zone text := (select settings.time_zone from pipeline.settings);
  kept_for interval := (select settings.figure_hours_kept_for from pipeline.settings);
  mark pipeline_private.figure_mark;
  wanted text[] := array(select figures.figure::text from pipeline.figures where figures.sums_up);
  late text[] := array(select figures.figure::text from pipeline.figures where pipeline_private.follows_leads(figures));
  from_at timestamptz;
  -- Read once: a simulation's clock may run.
  present timestamptz := pipeline.now();
  to_at timestamptz := present;
begin
  select * into mark from pipeline_private.figure_mark for update skip locked;
  if not found then
    return true;
  end if;

  -- What is written later than an hour after it happened is found at night.
  from_at := coalesce(
    pipeline_private.later(mark.written_until, '-1 hour'),
    greatest(
      (select min(leads.created_at) from pipeline.vendor_leads as leads),
      pipeline_private.later(to_at, - coalesce(kept_for, '100 years'))
    ),
    to_at
  );
  from_at := pipeline_private.beginning_of('hour', least(from_at, to_at), zone);
  -- At least two, so that it comes on.
  to_at := least(to_at, pipeline_private.later(from_at, greatest(coalesce(most_hours, 168), 2) * interval '1 hour'));

  perform pipeline_private.write_hours_of(array(select unnest(wanted) except select unnest(late)), from_at, to_at);
  if to_at = present then
    -- What leads do later on a day changes its earlier hours as well.
    perform pipeline_private.write_hours_of(late, least(from_at, pipeline_private.beginning_of('day', present, zone)), to_at);
    perform pipeline_private.settle_touched_days(from_at, zone, (present at time zone zone)::date);
  else
    perform pipeline_private.write_hours_of(late, from_at, to_at);
  end if;

  update pipeline_private.figure_mark set written_until = to_at;
  return to_at = present;
end
$$;

comment on function pipeline_private.write_figure_hours is
  'Writes the hours of figures that have passed or gone on since it was last done, at most so many at once, and the days that leads have changed meanwhile. Returns whether it came to this moment.';

create or replace function pipeline_private.write_present_figures()
  returns void
  language plpgsql
  security definer
  set jit = off
as $$
declare
  zone text := (select settings.time_zone from pipeline.settings);
  present timestamptz := pipeline.now();
  today date := (present at time zone zone)::date;
  this_hour timestamptz := pipeline_private.beginning_of('hour', present, zone);
begin
  delete from pipeline.figure_hours as hours
  using pipeline.figures
  where hours.hour_at >= this_hour and figures.figure = hours.figure and not figures.sums_up;
  delete from pipeline.figure_days as days where days.day >= today;
  delete from pipeline_private.figure_spreads as spreads where spreads.day >= today;

  with scopes as materialized (
    select
      levels.figure, levels.scope, buckets.bucket, sum(levels.amount) as amount, sum(levels.out_of) as out_of
    from pipeline_private.figure_levels as levels
    join pipeline.figures on figures.figure = levels.figure and not figures.sums_up
    cross join lateral (
      select case when figures.has_spread then pipeline_private.spread_bucket(levels.amount / nullif(levels.out_of, 0)) end as bucket
    ) as buckets
    group by levels.figure, levels.scope, buckets.bucket
  ),
  written as (
    insert into pipeline.figure_hours (figure, scope, hour_at, amount, out_of)
    select scopes.figure, scopes.scope, this_hour, sum(scopes.amount), sum(scopes.out_of)
    from scopes
    where scopes.scope <> ''
    group by scopes.figure, scopes.scope
    union all
    select scopes.figure, '', this_hour, sum(scopes.amount), sum(scopes.out_of)
    from scopes
    group by scopes.figure
  )
  insert into pipeline_private.figure_spreads (figure, scope, day, bucket, cases)
  select scopes.figure, scopes.scope, today, scopes.bucket, sum(scopes.out_of)
  from scopes
  where scopes.bucket is not null and scopes.scope <> ''
  group by scopes.figure, scopes.scope, scopes.bucket
  union all
  select scopes.figure, '', today, scopes.bucket, sum(scopes.out_of)
  from scopes
  where scopes.bucket is not null
  group by scopes.figure, scopes.bucket;

  -- Nothing stands is an answer, too: it differs from nobody having looked.
  insert into pipeline.figure_hours (figure, scope, hour_at, amount, out_of)
  select figures.figure, '', this_hour, 0, case when figures.is_divided then 0 end
  from pipeline.figures
  where not figures.sums_up
  on conflict do nothing;

  insert into pipeline.figure_days (figure, scope, day, amount, out_of)
  select hours.figure, hours.scope, today, sum(hours.amount), sum(hours.out_of)
  from pipeline.figure_hours as hours
  join pipeline.figures on figures.figure = hours.figure
  where hours.hour_at >= case when figures.sums_up then pipeline_private.day_begins(today, zone) else this_hour end
  group by hours.figure, hours.scope;

  perform pipeline_private.write_spreads(
    array(select figures.figure::text from pipeline.figures where figures.sums_up and figures.has_spread),
    pipeline_private.day_begins(today, zone), pipeline_private.day_begins(today + 1, zone), zone
  );
end
$$;

comment on function pipeline_private.write_present_figures is 'Writes what stands at this moment, and the day''s figures from its hours.';

grant execute on function pipeline_private.write_figure_hours, pipeline_private.write_present_figures to pipeline_worker;
