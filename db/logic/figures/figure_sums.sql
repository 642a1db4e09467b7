-- An hour begins as the clocks of the zone show it, so that hours make up its days; of two hours of one name each is one.
create or replace function pipeline_private.summed_facts(figures text[], from_at timestamptz, to_at timestamptz, unit text)
  returns table (figure text, scope text, began_at timestamptz, amount numeric, out_of numeric)
  language sql
  stable
  rows 200
as $$
  with scopes as (
    select facts.figure, facts.scope, timed.began_at, sum(facts.amount) as amount, sum(facts.out_of) as out_of
    from pipeline_private.figure_facts as facts
    cross join pipeline.settings
    cross join lateral (select pipeline_private.beginning_of(unit, facts.at, settings.time_zone) as began_at) as timed
    where facts.figure = any (figures) and facts.at >= from_at and facts.at < to_at
    group by facts.figure, facts.scope, timed.began_at
  )
  select scopes.figure, scopes.scope, scopes.began_at, scopes.amount, scopes.out_of from scopes where scopes.scope <> ''
  union all
  select scopes.figure, '', scopes.began_at, sum(scopes.amount), sum(scopes.out_of) from scopes group by scopes.figure, scopes.began_at
$$;

comment on function pipeline_private.summed_facts is
  'Facts between two moments summed by hour or day, of each scope and of all together (empty). Only these figures are read.';

create or replace function pipeline_private.figure_sums(figures text[], from_day date, to_day date)
  returns table (figure text, scope text, day date, amount numeric, out_of numeric)
  language sql
  stable
  rows 1000
as $$
  with clock as (
    select
      settings.time_zone as zone,
      coalesce(pipeline_private.beginning_of('hour', mark.written_until, settings.time_zone), '-infinity') as fresh_from,
      coalesce((mark.written_until at time zone settings.time_zone)::date, '-infinity') as fresh_day
    from pipeline.settings
    cross join pipeline_private.figure_mark as mark
  )
  select days.figure::text, days.scope, days.day, days.amount, days.out_of
  from clock
  join pipeline.figure_days as days on days.day between from_day and to_day and days.day < clock.fresh_day
  where days.figure = any (figures)
  union all
  select hours.figure::text, hours.scope, clock.fresh_day, hours.amount, hours.out_of
  from clock
  join pipeline.figure_hours as hours
    on hours.hour_at >= pipeline_private.day_begins(clock.fresh_day, clock.zone) and hours.hour_at < clock.fresh_from
  where clock.fresh_day between from_day and to_day and hours.figure = any (figures)
  union all
  select sums.figure, sums.scope, (sums.began_at at time zone clock.zone)::date, sums.amount, sums.out_of
  from clock
  cross join lateral pipeline_private.summed_facts(
    figures, greatest(clock.fresh_from, pipeline_private.day_begins(from_day, clock.zone)),
    pipeline_private.day_begins(to_day + 1, clock.zone), 'day'
  ) as sums
$$;

comment on function pipeline_private.figure_sums is
  'Sums of days, both included: as they are written, of the day on which that was last its hours, and since then from the facts.';
