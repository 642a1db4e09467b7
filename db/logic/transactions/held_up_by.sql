create or replace function pipeline_private.held_up_by()
  returns table (pid integer, application_name text, login text, transaction_began_at timestamptz, state text)
  language sql
  stable
  security definer
as $$
  select locks.pid, backends.application_name, backends.usename, coalesce(backends.xact_start, prepared.prepared), coalesce(backends.state, 'prepared')
  from pg_locks as locks
  left join pg_stat_activity as backends on backends.pid = locks.pid
  left join pg_prepared_xacts as prepared on prepared.transaction = locks.transactionid
  where locks.locktype = 'transactionid' and locks.mode = 'ExclusiveLock' and locks.granted
    and coalesce(backends.datname, prepared.database) = current_database()
    and locks.pid is distinct from pg_backend_pid()
  order by coalesce(backends.xact_start, prepared.prepared), age(locks.transactionid) desc
  limit 1
$$;

comment on function pipeline_private.held_up_by is
  'The oldest transaction of this database that has written and is still open: events, figures and subscribers wait for it. No row when there is none. pid: null for a prepared one. What belongs to other logins is null where the server does not let our owner read it (pg_read_all_stats).';

grant execute on function pipeline_private.held_up_by to pipeline_viewer, pipeline_worker;
