create or replace function pipeline_private.report_worker(pool_id text, host text, process_id integer, version text, tasks text[])
  returns boolean
  language plpgsql
  security definer
as $$
declare
  is_new boolean;
begin
  insert into pipeline_private.workers as workers (pool_id, host, process_id, version, tasks)
  values (report_worker.pool_id, report_worker.host, report_worker.process_id, report_worker.version, report_worker.tasks)
  on conflict on constraint workers_pkey do update set heartbeat_at = now()
  returning old.pool_id is null into is_new;

  -- A session that was cut off and came back takes its lock again; one that has it already keeps a single hold.
  if not exists (
    select
    from pg_catalog.pg_locks as locks
    where locks.locktype = 'advisory' and locks.pid = pg_backend_pid() and locks.granted
      and (locks.classid::bigint << 32 | locks.objid::bigint) = pipeline_private.worker_lock(report_worker.pool_id)
  ) then
    perform pg_try_advisory_lock(pipeline_private.worker_lock(report_worker.pool_id));
  end if;
  return is_new;
end
$$;

comment on function pipeline_private.report_worker is
  'A worker''s sign of life, from the one session that stands for it: its row, its heartbeat and its lock. True when it was not known: at its first, or because it was taken for dead and its jobs went to others.';

create or replace function pipeline_private.dismiss_worker(pool_id text)
  returns void
  language sql
  security definer
as $$
  delete from pipeline_private.workers as workers where workers.pool_id = dismiss_worker.pool_id;
  select graphile_worker.force_unlock_workers(array[dismiss_worker.pool_id]);
  select pg_advisory_unlock(pipeline_private.worker_lock(dismiss_worker.pool_id));
$$;

comment on function pipeline_private.dismiss_worker is 'A worker says good-bye and gives back whatever jobs it still holds.';

grant execute on function pipeline_private.report_worker, pipeline_private.dismiss_worker to pipeline_worker;
