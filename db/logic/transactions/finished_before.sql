create or replace function pipeline_private.finished_before()
  returns xid8
  language sql
  stable
as $$
  select pipeline_private.numbered(coalesce(
    (select min(pipeline_private.open_xid(open.xid)) from pg_snapshot_xip(pg_current_snapshot()) as open (xid)),
    pg_snapshot_xmax(pg_current_snapshot())
  ))
$$;

comment on function pipeline_private.finished_before is
  'Every transaction of this database with a smaller number has ended: nothing more comes from them. An open one holds it back; those of other databases of the server do not.';

create or replace function pipeline_private.open_xid(xid xid8)
  returns xid8
  language sql
  stable
as $$
  -- A backend stays in its database. One that we cannot find has just ended: its rows are not in our snapshot yet.
  select open_xid.xid
  where not exists (
    select
    from pg_locks as locks
    join pg_stat_get_activity(locks.pid) as backends on true
    where locks.locktype = 'transactionid' and locks.transactionid = open_xid.xid::xid and locks.mode = 'ExclusiveLock'
      and backends.datid <> (select databases.oid from pg_database as databases where databases.datname = current_database())
  )
  and not exists (
    select from pg_prepared_xacts as prepared
    where prepared.transaction = open_xid.xid::xid and prepared.database <> current_database()
  )
$$;

comment on function pipeline_private.open_xid is 'The transaction itself, unless it is one of another database of this server: then null.';
