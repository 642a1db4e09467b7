create or replace function pipeline_private.start_simulation_clock(simulated_at timestamptz, rate numeric default 0)
  returns timestamptz
  language plpgsql
  security definer
as $$
declare
  before pipeline_private.simulation_clock;
begin
  select * into before from pipeline_private.simulation_clock for update;
  insert into pipeline_private.simulation_clock as clock (simulated_at, real_at, rate)
  values (start_simulation_clock.simulated_at, pg_catalog.now(), coalesce(start_simulation_clock.rate, 0))
  on conflict (only_row) do update
    set simulated_at = excluded.simulated_at, real_at = excluded.real_at, rate = excluded.rate;

  perform pipeline_private.keep_bookings(before);
  return pipeline.now();
end
$$;

create or replace function pipeline_private.advance_clock(until timestamptz)
  returns timestamptz
  language plpgsql
  security definer
as $$
declare
  clock record;
begin
  select * into clock from pipeline_private.simulation_clock for update;
  if not found then
    raise exception 'this database has no simulation clock'
      using errcode = 'VL009', hint = 'Start it with start_simulation_clock().';
  end if;
  if until < pipeline.now() then
    raise exception 'time does not run backwards' using errcode = 'VL009', hint = 'Name a time that is still to come.';
  end if;

  return pipeline_private.start_simulation_clock(until, clock.rate);
end
$$;

comment on function pipeline_private.start_simulation_clock is
  'Sets a simulation''s clock, and how many simulated seconds pass in a real one (0: it moves only by jumps).';
comment on function pipeline_private.advance_clock is
  'Jumps a simulation''s clock forward; the queue''s jobs come nearer by as much. Raises VL009 without a clock and for a time in the past.';

grant execute on function pipeline_private.start_simulation_clock to pipeline_worker, pipeline_admin;
grant execute on function pipeline_private.advance_clock to pipeline_worker;
