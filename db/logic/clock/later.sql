-- A day is not always 24 hours: PostgreSQL adds the days of an interval by the wall clock of the session's time zone, and
-- the difference of two times comes with days. So whatever waits adds seconds.
create or replace function pipeline_private.later(moment timestamptz, wait interval)
  returns timestamptz
  language sql
  stable
as $$
  select moment + make_interval(secs => extract(epoch from wait)::double precision)
$$;

comment on function pipeline_private.later is
  'A moment so much later in elapsed time, a day being 24 hours, whatever the session''s time zone.';
