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

comment on function pipeline_private.business_time(timestamptz) is
  'What the business clock showed at a moment of the real one; null when a simulation''s clock has been set since.';
