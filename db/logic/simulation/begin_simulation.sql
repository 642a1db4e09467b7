create or replace function pipeline_private.begin_simulation(seed integer, vendors integer, begins_at timestamptz)
  returns void
  language sql
  security definer
as $$
  select pipeline_private.start_simulation_clock(begin_simulation.begins_at, 0);
  insert into pipeline_private.simulation (seed, vendors, begins_at)
  values (begin_simulation.seed, begin_simulation.vendors, begin_simulation.begins_at);
$$;

comment on function pipeline_private.begin_simulation is
  'Notes what the simulation is made from and starts its clock, which moves only by jumps. Fails where a simulation has begun.';

grant execute on function pipeline_private.begin_simulation to pipeline_admin;
