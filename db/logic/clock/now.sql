-- A database is production or a simulation for ever. In production the body is so plain that the planner puts it in
-- the place of the call. A simulation looks at its clock; with a search path of its own the plan of that is kept
-- whatever the caller's is.
do $do$
begin
  if exists (select from pipeline_private.database_purpose as this where this.purpose = 'simulation') then
    create or replace function pipeline.now()
      returns timestamptz
      language sql
      stable
      set search_path = pg_catalog, pg_temp
    as $$
      select coalesce(
        (
          select clock.simulated_at + make_interval(secs => extract(epoch from pg_catalog.now() - clock.real_at)::float8 * clock.rate::float8)
          from pipeline_private.simulation_clock as clock
        ),
        pg_catalog.now()
      )
    $$;
  else
    create or replace function pipeline.now()
      returns timestamptz
      language sql
      stable
    as $$
      select pg_catalog.now()
    $$;
  end if;
end
$do$;

comment on function pipeline.now() is 'Business time: the time of the transaction, or a simulation''s own clock.';
