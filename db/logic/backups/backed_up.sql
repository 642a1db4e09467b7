-- What another program writes anew when it makes the database, what is about processes and jobs of this server, and the key
-- with which functions seal who acts, of which each database has its own.
create or replace view pipeline_private.backed_up as
  select
    format('%I.%I', schemas.nspname, tables.relname) as name,
    array(
      select format('%I', columns.attname)
      from pg_catalog.pg_attribute as columns
      where columns.attrelid = tables.oid and columns.attnum > 0 and not columns.attisdropped and columns.attgenerated = ''
      order by columns.attnum
    ) as columns,
    greatest(pg_relation_size(tables.oid), 0) as bytes
  from pg_catalog.pg_class as tables
  join pg_catalog.pg_namespace as schemas on schemas.oid = tables.relnamespace
  where schemas.nspname in ('pipeline', 'pipeline_private') and tables.relkind in ('r', 'p') and not tables.relispartition
    and tables.oid::regclass::text <> all (array[
      'pipeline_private.actor_seal_key', 'pipeline_private.applied_logic', 'pipeline_private.applied_logic_files',
      'pipeline_private.applied_rule_releases', 'pipeline_private.database_purpose', 'pipeline_private.gone_workers',
      'pipeline_private.job_deaths', 'pipeline_private.logic_grants', 'pipeline_private.migration_digests',
      'pipeline_private.released_grants', 'pipeline_private.released_guards', 'pipeline_private.rules_ledger_version',
      'pipeline_private.taught_weights', 'pipeline_private.workers'
    ]);

comment on view pipeline_private.backed_up is
  'Every table that a backup holds, with the columns that it writes, in their order; bytes is about how large it is. What is not among them, restoring makes anew: ledgers of the program, jobs, and what is about processes.';

create or replace function pipeline_private.sequences_now()
  returns table (name text, at bigint)
  language sql
  stable
  security definer
as $$
  select format('%I.%I', sequences.schemaname, sequences.sequencename), sequences.last_value
  from pg_catalog.pg_sequences as sequences
  where sequences.schemaname in ('pipeline', 'pipeline_private', 'graphile_worker') and sequences.last_value is not null
    and sequences.sequencename !~ '^applied_rule_releases'
$$;

comment on function pipeline_private.sequences_now is 'How far every sequence is, the queue''s among them, so that no number is given twice after a restore.';

grant execute on function pipeline_private.sequences_now to pipeline_backup;
