-- The one place that speaks to the job queue. The queue calls pg_notify unqualified: our search_path lets it find the
-- coalescing one first. For one or two jobs its short way costs a quarter; its key is made up on the spot, so it never
-- meets another job, which is what makes that way unsafe.
create or replace function pipeline_private.enqueue(specs graphile_worker.job_spec[])
  returns void
  language plpgsql
  volatile
  security definer
  set search_path = pipeline_doorbell, pg_catalog, pg_temp
as $$
declare
  spec graphile_worker.job_spec;
begin
  if cardinality(specs) > 3 then
    perform from graphile_worker.add_jobs(specs);
  elsif specs is not null then
    foreach spec in array specs loop
      perform graphile_worker.add_job(
        spec.identifier, spec.payload, run_at => spec.run_at, max_attempts => spec.max_attempts, priority => spec.priority,
        flags => spec.flags, job_key => gen_random_uuid()::text, job_key_mode => 'unsafe_dedupe'
      );
    end loop;
  end if;
end
$$;

comment on function pipeline_private.enqueue(graphile_worker.job_spec[]) is
  'Adds jobs to the queue within this transaction. Null or an empty array adds none.';
