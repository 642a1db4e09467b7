create or replace function pipeline_private.has_forgotten_jobs(pool_id text, known bigint[])
  returns boolean
  language sql
  security definer
as $$
  select exists (
    select
    from graphile_worker.jobs as jobs
    where jobs.locked_by = pool_id
      and jobs.locked_at < clock_timestamp() - interval '15 seconds'
      and jobs.id <> all (known)
  )
$$;

comment on function pipeline_private.has_forgotten_jobs is
  'Whether a living worker holds jobs without knowing it: the answer to its claim was lost on the way, at least 15 seconds ago. Reads the whole queue.';

grant execute on function pipeline_private.has_forgotten_jobs to pipeline_worker;
