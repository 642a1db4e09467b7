-- The one place that speaks to the job queue. add_jobs() calls pg_notify unqualified: our search_path lets it
-- find the coalescing one first.
create or replace function pipeline_private.enqueue(specs graphile_worker.job_spec[])
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = pipeline_doorbell, pg_catalog, pg_temp
as $$
begin
  if cardinality(specs) > 0 then
    perform from graphile_worker.add_jobs(specs);
  end if;
end
$$;

comment on function pipeline_private.enqueue(graphile_worker.job_spec[]) is
  'Adds jobs to the queue within this transaction. Null or an empty array adds none.';
