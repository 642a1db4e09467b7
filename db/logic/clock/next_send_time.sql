create or replace function pipeline_private.next_time_within(wanted_at timestamptz, days integer[], opens time, closes time, zone text)
  returns timestamptz
  language plpgsql
  stable
as $$
declare
  local_time timestamp := wanted_at at time zone zone;
begin
  if extract(isodow from local_time)::integer = any (days) and local_time::time >= opens and local_time::time < closes then
    return wanted_at;
  end if;

  return (
    select min(greatest(wanted_at, (day::date + opens) at time zone zone))
    from generate_series(0, 7) as ahead (days)
    cross join lateral (select local_time::date + ahead.days) as local (day)
    where extract(isodow from day)::integer = any (next_time_within.days)
      and wanted_at < (day::date + closes) at time zone zone
  );
end
$$;

comment on function pipeline_private.next_time_within is
  'The first moment from this one on within the hours of these ISO weekdays, by the wall clock of the zone (summer time included).';

create or replace function pipeline_private.next_send_time(wanted_at timestamptz)
  returns timestamptz
  language plpgsql
  stable
as $$
begin
  return (
    select pipeline_private.next_time_within(wanted_at, settings.send_days, settings.send_from, settings.send_until, settings.time_zone)
    from pipeline.settings
  );
end
$$;

comment on function pipeline_private.next_send_time is
  'The first moment from this one on at which an unprompted text may leave: inside the send window, on a day for texts, by the wall clock of the settings'' time zone (summer time included).';
