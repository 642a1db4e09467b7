create or replace function pipeline_private.next_send_time(wanted_at timestamptz)
  returns timestamptz
  language plpgsql
  stable
as $$
declare
  rules record;
  local_time timestamp;
begin
  select settings.time_zone, settings.send_days, settings.send_from, settings.send_until
  into rules
  from pipeline.settings;

  local_time := wanted_at at time zone rules.time_zone;
  if extract(isodow from local_time)::integer = any (rules.send_days)
    and local_time::time >= rules.send_from
    and local_time::time < rules.send_until
  then
    return wanted_at;
  end if;

  return (
    select min(greatest(wanted_at, (day::date + rules.send_from) at time zone rules.time_zone))
    from generate_series(0, 7) as ahead (days)
    cross join lateral (select local_time::date + ahead.days) as local (day)
    where extract(isodow from day)::integer = any (rules.send_days)
      and wanted_at < (day::date + rules.send_until) at time zone rules.time_zone
  );
end
$$;

comment on function pipeline_private.next_send_time is
  'The first moment from this one on at which an unprompted text may leave: inside the send window, on a day for texts, by the wall clock of the settings'' time zone (summer time included).';
