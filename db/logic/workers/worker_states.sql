create or replace function pipeline_private.worker_lock(pool_id text)
  returns bigint
  language sql
  immutable
as $$
  select hashtextextended('pipeline worker:' || pool_id, 0)
$$;

-- A view asks whoever reads it for the right to the functions in it.
grant execute on function pipeline_private.worker_lock to pipeline_viewer, pipeline_worker;

create or replace view pipeline_private.worker_states as
  select
    workers.pool_id, workers.host, workers.process_id, workers.version, workers.tasks, workers.started_at, workers.heartbeat_at,
    case
      when workers.heartbeat_at <= now() - interval '1 minute' then 'dead'
      when exists (
        select
        from pg_catalog.pg_locks as locks
        where locks.locktype = 'advisory' and locks.objsubid = 1 and locks.granted
          and locks.database = (select databases.oid from pg_catalog.pg_database as databases where databases.datname = current_database())
          and (locks.classid::bigint << 32 | locks.objid::bigint) = pipeline_private.worker_lock(workers.pool_id)
      ) then 'connected'
      when workers.heartbeat_at > now() - interval '20 seconds' then 'cut off'
      else 'dead'
    end as state
  from pipeline_private.workers as workers;

comment on view pipeline_private.worker_states is
  'Workers: connected (a process that only thinks hard keeps its session); cut off (its session is gone, its heartbeat is not 20 seconds old yet); dead (also after a minute of silence in a session that outlived its machine).';

grant select on pipeline_private.worker_states to pipeline_viewer, pipeline_worker;
