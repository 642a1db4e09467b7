create or replace view pipeline_private.our_schemas as
  select namespaces.oid, namespaces.nspname
  from pg_catalog.pg_namespace as namespaces
  where namespaces.nspname in ('pipeline', 'pipeline_private', 'pipeline_doorbell', 'reporting', 'graphile_worker');

comment on view pipeline_private.our_schemas is 'The schemas that hold the program and its queue.';

create or replace view pipeline_private.our_relations as
  select relations.oid, relations.relkind, relations.relpersistence, relations.relowner, relations.relacl, relations.reloptions,
    relations.relrowsecurity, relations.relforcerowsecurity
  from pg_catalog.pg_class as relations
  where relations.relnamespace in (select ours.oid from pipeline_private.our_schemas as ours)
    -- The ledgers of the rules' releases are another program's.
    and relations.relname !~ '^(applied_rule_releases|rules_ledger_version)';

comment on view pipeline_private.our_relations is 'Tables, views, sequences and indexes of ours.';

create or replace view pipeline_private.our_roles as
  select roles.oid, roles.rolname, roles.rolsuper, roles.rolbypassrls, roles.rolcreaterole, roles.rolreplication
  from pg_catalog.pg_roles as roles
  where roles.rolname in (
    'pipeline_owner', 'pipeline_queue', 'pipeline_viewer', 'pipeline_operator', 'pipeline_admin', 'pipeline_worker', 'pipeline_server',
    'pipeline_backup', 'pipeline_care', 'pipeline_archive', 'pipeline_analyst'
  );

comment on view pipeline_private.our_roles is 'The roles that a migration makes; logins are members of them.';
