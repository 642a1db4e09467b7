-- Never inlined, since it looks at a table; with a search path of its own its plan is kept whatever the caller's is.
create or replace function pipeline.now()
  returns timestamptz
  language sql
  stable
  set search_path = ''
as $$
  select coalesce(
    (
      select clock.simulated_at + (pg_catalog.now() - clock.real_at) * clock.rate::float8
      from pipeline_private.simulation_clock as clock
    ),
    pg_catalog.now()
  )
$$;

comment on function pipeline.now() is 'Business time: the time of the transaction, or a simulation''s own clock.';
