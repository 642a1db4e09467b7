-- Up Migration
-- Roles for one purpose each. A login for analysts, which sees views that tell of no person. Whoever writes a backup reads everything and
-- can do nothing else; whoever cares for tables may count rows, rebuild indexes and, as PostgreSQL has it, lock tables; whoever lets
-- logs leave may do that alone: the worker becomes each of them for no other purpose. Roles belong to the whole server, so they may
-- exist already.
do $$
declare
  wanted record;
begin
  for wanted in
    select *
    from (values
      ('pipeline_analyst', 'login'),
      ('pipeline_backup', 'nologin'),
      ('pipeline_care', 'nologin'),
      ('pipeline_archive', 'nologin')
    ) as roles (name, options)
  loop
    begin
      if not exists (select from pg_catalog.pg_roles where rolname = wanted.name) then
        execute format('create role %I %s', wanted.name, wanted.options);
      end if;
    exception
      when duplicate_object or unique_violation then
        null; -- another database of this server is being migrated at the same moment
    end;
  end loop;
end
$$;

grant pipeline_backup, pipeline_care, pipeline_archive to pipeline_worker with inherit false, set true;
-- Conditions of alerts are run by somebody who may only read.
grant pipeline_viewer to pipeline_worker with inherit false, set true;

alter role pipeline_analyst connection limit 10;
alter role pipeline_analyst set statement_timeout = '60s';
alter role pipeline_analyst set lock_timeout = '5s';
alter role pipeline_analyst set idle_in_transaction_session_timeout = '60s';
alter role pipeline_analyst set default_transaction_read_only = 'on';

do $$
begin
  if not (select rolsuper from pg_catalog.pg_roles where rolname = current_user) then
    execute format('grant pipeline_backup, pipeline_care, pipeline_archive to %I', current_user);
  end if;
  execute format('grant connect on database %I to pipeline_analyst', current_database());
end
$$;

-- Whoever only reads holds up nobody. A lock that means what its holders agree on, and a number of a transaction, which history waits
-- for, are for those who work; if whoever migrates may take them away.
do $$
declare
  held_up_by regprocedure;
begin
  for held_up_by in
    select oid
    from pg_catalog.pg_proc
    where pronamespace = 'pg_catalog'::regnamespace
      and (proname ~ '^pg_(try_)?advisory_' or proname in ('pg_current_xact_id', 'txid_current', 'pg_logical_emit_message'))
  loop
    execute format('revoke execute on function %s from public', held_up_by);
    execute format(
      'grant execute on function %s to pipeline_owner, pipeline_queue, pipeline_viewer, pipeline_worker, pipeline_server, pipeline_backup, '
      'pipeline_care, pipeline_archive, %I',
      held_up_by, (select pg_get_userbyid(databases.datdba) from pg_catalog.pg_database as databases where databases.datname = current_database())
    );
  end loop;
exception
  when insufficient_privilege then
    null;
end
$$;
