create or replace function pipeline.is_simulation()
  returns boolean
  language sql
  stable
  security definer
as $$
  select exists (select from pipeline_private.database_purpose as marks where marks.purpose = 'simulation')
$$;

comment on function pipeline.is_simulation is
  'Whether this database is a simulation: its vendors are made up, its clock may run ahead, and no text reaches anybody.';

grant execute on function pipeline.is_simulation to pipeline_viewer;
