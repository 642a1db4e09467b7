create or replace function pipeline_private.day_begins(day date, zone text)
  returns timestamptz
  language sql
  stable
as $$
  select day::timestamp at time zone zone
$$;

comment on function pipeline_private.day_begins is 'When a day of a time zone begins.';

create or replace function pipeline_private.beginning_of(unit text, moment timestamptz, zone text)
  returns timestamptz
  language sql
  stable
as $$
  select date_trunc(unit, moment, zone)
$$;

comment on function pipeline_private.beginning_of is 'When the hour or the day of a moment began in a time zone.';
