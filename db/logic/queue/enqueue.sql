-- The one place that speaks to the job queue. Its add_jobs() runs five statements, one of which looks for jobs with the same
-- key: ours have none. So jobs go straight into its table, and ring as add_jobs() would, by our bell that coalesces. A kind of
-- job that the queue has not met yet goes by add_jobs(), which calls pg_notify unqualified: our search_path lets it find
-- that bell first.
create or replace function pipeline_private.enqueue(specs graphile_worker.job_spec[])
  returns void
  language plpgsql
  set search_path = pipeline_doorbell, pg_catalog, pg_temp
as $$
declare
  kind integer;
begin
  if specs is null then
    return;
  end if;
  select tasks.id into kind from graphile_worker._private_tasks as tasks where tasks.identifier = specs[1].identifier;
  if kind is null then
    perform from graphile_worker.add_jobs(specs);
    return;
  end if;
  insert into graphile_worker._private_jobs (task_id, payload, run_at, max_attempts, priority, flags)
  select
    kind, spec.payload, coalesce(spec.run_at, now()), spec.max_attempts, coalesce(spec.priority, 0),
    -- The one flag that job() gives.
    case when spec.flags is not null then '{"can_wait": true}'::jsonb end
  from unnest(specs) as spec;
  perform pg_notify('jobs:insert', format('{"r":%s,"count":%s}', random(), cardinality(specs)));
end
$$;

comment on function pipeline_private.enqueue is
  'Adds jobs of one kind to the queue within this transaction. Null or an empty array adds none.';
