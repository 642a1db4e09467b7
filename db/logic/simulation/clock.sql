-- A simulation's clock in the place of the real one, under the same names. With a search path of its own the plan of now()
-- is kept whatever the caller's is.
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

create or replace function pipeline_private.beyond_real_time()
  returns interval
  language sql
  immutable
as $$
  select interval '8766000 hours'
$$;

comment on function pipeline_private.beyond_real_time is
  'A clock that stands comes to no moment by itself: its jobs wait in the queue a thousand years later than they are due, each at its own moment, until a jump fetches those it has come to.';

create or replace function pipeline_private.real_time(business_time timestamptz)
  returns timestamptz
  language sql
  stable
as $$
  select case
    when clock.rate is null then business_time
    when business_time <= pipeline.now() then pg_catalog.now()
    when clock.rate = 0 then pipeline_private.later(business_time, pipeline_private.beyond_real_time())
    else pipeline_private.later(pg_catalog.now(), (business_time - pipeline.now()) / clock.rate::float8)
  end
  from (values (1)) as one (row)
  left join pipeline_private.simulation_clock as clock on true
$$;

create or replace function pipeline_private.business_time(real_time timestamptz)
  returns timestamptz
  language sql
  stable
  set search_path = pg_catalog, pg_temp
as $$
  select case
    when clock.rate is null then business_time.real_time
    when clock.real_at <= business_time.real_time then
      pipeline_private.later(clock.simulated_at, (business_time.real_time - clock.real_at) * clock.rate::float8)
  end
  from (values (1)) as one (row)
  left join pipeline_private.simulation_clock as clock on true
$$;

create or replace function pipeline_private.clock_rate()
  returns numeric
  language sql
  stable
  set search_path = pg_catalog, pg_temp
as $$
  select clock.rate from pipeline_private.simulation_clock as clock
$$;
