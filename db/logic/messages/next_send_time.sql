create or replace function pipeline_private.next_send_time(wanted_at timestamptz)
  returns timestamptz
  language sql
  stable
  security definer
  set search_path = ''
as $$
  select min(greatest(wanted_at, (day::date + settings.send_from) at time zone settings.time_zone))
  from pipeline.settings
  cross join generate_series(0, 7) as ahead (days)
  cross join lateral (select (wanted_at at time zone settings.time_zone)::date + ahead.days) as local (day)
  where extract(isodow from day)::integer = any (settings.send_days)
    and wanted_at < (day::date + settings.send_until) at time zone settings.time_zone
$$;

comment on function pipeline_private.next_send_time(timestamptz) is
  'The first moment from this one on at which an unprompted text may leave: inside the send window, on a day for texts, by the wall clock of the settings'' time zone (summer time included).';
