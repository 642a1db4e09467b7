create or replace function pipeline_private.slots_about(schedule pipeline.schedules, moment timestamptz, zone text)
  returns setof timestamptz
  language sql
  immutable
  rows 20
as $$
  select beginning
  from date_bin(schedule.every, moment, timestamptz '2000-01-01 00:00+00') as bin (beginning)
  where schedule.every is not null
  union all
  select pipeline_private.later(date_bin(schedule.every, moment, timestamptz '2000-01-01 00:00+00'), schedule.every)
  where schedule.every is not null
  union all
  select (local.day + at_time) at time zone zone
  from generate_series(case when schedule.on_day is null then -8 else -31 end, case when schedule.on_day is null then 8 else 31 end) as ahead (days)
  cross join lateral (select (moment at time zone zone)::date + ahead.days) as local (day)
  cross join unnest(schedule.at_times) as at_time
  where (schedule.on_weekday is null or extract(isodow from local.day) = schedule.on_weekday)
    and (schedule.on_day is null or extract(day from local.day) = schedule.on_day)
$$;

comment on function pipeline_private.slots_about is
  'Times at which the clock starts a schedule, of the last week and the next, or month where it comes once in one: by the full hour for an interval, by the wall clock of the zone for times of the day.';

create or replace function pipeline_private.latest_slot(schedule pipeline.schedules, moment timestamptz, zone text)
  returns timestamptz
  language sql
  immutable
as $$
  select max(slot) from pipeline_private.slots_about(schedule, moment, zone) as slot where slot <= moment
$$;

comment on function pipeline_private.latest_slot is 'The last time at or before the moment at which the clock starts a schedule.';

create or replace function pipeline_private.next_slot(schedule pipeline.schedules, moment timestamptz, zone text)
  returns timestamptz
  language sql
  immutable
as $$
  select min(slot) from pipeline_private.slots_about(schedule, moment, zone) as slot where slot > moment
$$;

comment on function pipeline_private.next_slot is 'The first time after the moment at which the clock starts a schedule.';
