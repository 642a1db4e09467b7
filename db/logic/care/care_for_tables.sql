-- Whoever runs the nightly care owns nothing: it may count rows anew and rebuild indexes, and ask for what was left of one to go.
do $$
declare
  kept record;
begin
  for kept in
    select tables.oid::regclass as name
    from pg_catalog.pg_class as tables
    where tables.relnamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace, 'graphile_worker'::regnamespace)
      and tables.relkind in ('r', 'p') and tables.relname !~ '^(applied_rule_releases|rules_ledger_version)'
  loop
    execute format('grant maintain on %s to pipeline_care', kept.name);
  end loop;
end
$$;

grant usage on schema pipeline, pipeline_private, graphile_worker to pipeline_care;

create or replace function pipeline_private.tables_to_analyse()
  returns table (name text)
  language sql
  stable
  security definer
  rows 20
as $$
  select format('%I.%I', stats.schemaname, stats.relname)
  from pg_catalog.pg_stat_all_tables as stats
  join pg_catalog.pg_class as tables on tables.oid = stats.relid
  where stats.schemaname in ('pipeline', 'pipeline_private', 'graphile_worker') and tables.relname !~ '^(applied_rule_releases|rules_ledger_version)'
    and (
      -- Autovacuum counts the parts of a partitioned table, never the whole.
      tables.relkind = 'p'
      or stats.n_live_tup > 0 and coalesce(stats.last_analyze, stats.last_autoanalyze) is null
      or stats.n_mod_since_analyze > 50 + stats.n_live_tup / 20
    )
  order by stats.n_mod_since_analyze desc
$$;

comment on function pipeline_private.tables_to_analyse is
  'Tables of which the planner knows too little: never counted, or a twentieth of their rows was written since. The most written first.';

create or replace function pipeline_private.longest_open()
  returns interval
  language sql
  stable
  security definer
as $$
  select greatest(
    (
      select max(clock_timestamp() - backends.xact_start)
      from pg_catalog.pg_stat_activity as backends
      where backends.datname = current_database() and backends.pid <> pg_backend_pid() and backends.backend_type = 'client backend'
    ),
    (select max(clock_timestamp() - prepared.prepared) from pg_catalog.pg_prepared_xacts as prepared where prepared.database = current_database())
  )
$$;

comment on function pipeline_private.longest_open is
  'For how long the oldest transaction of this database has been open, whether it has written or not: a rebuild would wait for its end. Null when none is, and where the server does not let our owner look (pg_read_all_stats).';

create or replace function pipeline_private.drop_broken_rebuilds()
  returns integer
  language plpgsql
  security definer
as $$
declare
  leftover record;
  dropped integer := 0;
begin
  -- Whoever reads or writes the table waits behind us meanwhile.
  perform set_config('lock_timeout', '300ms', true);
  for leftover in
    select format('%I.%I', schemas.nspname, relations.relname) as name
    from pg_catalog.pg_index as indexes
    join pg_catalog.pg_class as relations on relations.oid = indexes.indexrelid
    join pg_catalog.pg_namespace as schemas on schemas.oid = relations.relnamespace
    where schemas.nspname in ('pipeline', 'pipeline_private', 'graphile_worker') and not indexes.indisvalid
      and relations.relname ~ '_cc(new|old)[0-9]*$'
      -- Somebody is at it.
      and not exists (select from pg_catalog.pg_stat_progress_create_index as builds where builds.relid = indexes.indrelid)
  loop
    begin
      execute format('drop index %s', leftover.name);
      dropped := dropped + 1;
    exception
      when lock_not_available then
        null;
    end;
  end loop;
  return dropped;
end
$$;

comment on function pipeline_private.drop_broken_rebuilds is
  'Drops what interrupted rebuilds of indexes have left, unless one is under way. One whose table somebody has locked stays for the next time: it is waited for 0.3 seconds at most. Returns how many it dropped.';

grant execute on function
  pipeline_private.tables_to_analyse, pipeline_private.longest_open, pipeline_private.drop_broken_rebuilds
  to pipeline_worker;
