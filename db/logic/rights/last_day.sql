-- Postgres' months end where the ICO's do: from 31 January on the last day of February.
create or replace function pipeline_private.last_day_of_clock(received_at timestamptz, runs_for interval)
  returns date
  language sql
  stable
as $$
  select (
    (received_at at time zone settings.time_zone)::date + runs_for
    - case when extract(month from runs_for) = 0 and extract(year from runs_for) = 0 then interval '1 day' else interval '0' end
  )::date
  from pipeline.settings
$$;

comment on function pipeline_private.last_day_of_clock is
  'The last day of a legal clock, in the time zone of settings: months end on the same day of a later month, or its last; of days the day of receipt is the first.';
