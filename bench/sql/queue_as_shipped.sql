-- The same pipeline with the job queue used as its documentation shows: one add_job() a job, with its own NOTIFY.
create or replace function pipeline_private.enqueue(specs graphile_worker.job_spec[])
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  spec graphile_worker.job_spec;
begin
  foreach spec in array coalesce(specs, '{}') loop
    perform graphile_worker.add_job(spec.identifier, spec.payload, run_at => spec.run_at, priority => spec.priority::integer);
  end loop;
end
$$;
