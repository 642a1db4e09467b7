create or replace function pipeline_private.catalogue_guards()
  returns table (kind text, name text, digest text)
  language sql
  stable
  set timezone = 'UTC'
  set datestyle = 'ISO'
  set intervalstyle = 'postgres'
as $$
  with ours (oid) as (
    select namespaces.oid
    from pg_catalog.pg_namespace as namespaces
    where namespaces.nspname in ('pipeline', 'pipeline_private', 'pipeline_doorbell', 'graphile_worker')
  ),
  our_tables (oid) as (
    select tables.oid
    from pg_catalog.pg_class as tables
    where tables.relnamespace in (select ours.oid from ours)
      and tables.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
      -- The ledgers of the rules' releases are another program's.
      and tables.relname !~ '^(applied_rule_releases|rules_ledger_version)'
  ),
  our_roles as (
    select roles.*
    from pg_catalog.pg_roles as roles
    where roles.rolname in (
      'pipeline_owner', 'pipeline_queue', 'pipeline_viewer', 'pipeline_operator', 'pipeline_admin', 'pipeline_worker', 'pipeline_server'
    )
  ),
  guards (kind, name, definition) as (
    select
      'trigger', format('%s on %s', triggers.tgname, triggers.tgrelid::regclass),
      format('%s %s', triggers.tgenabled, pg_get_triggerdef(triggers.oid))
    from pg_catalog.pg_trigger as triggers
    join our_tables on our_tables.oid = triggers.tgrelid
    where not triggers.tgisinternal
    union all
    select
      'constraint', format('%s on %s', constraints.conname, constraints.conrelid::regclass),
      format('%s %s %s', constraints.convalidated, constraints.conenforced, pg_get_constraintdef(constraints.oid))
    from pg_catalog.pg_constraint as constraints
    join our_tables on our_tables.oid = constraints.conrelid
    union all
    select
      'constraint', format('%s on %s', constraints.conname, constraints.contypid::regtype),
      format('%s %s', constraints.convalidated, pg_get_constraintdef(constraints.oid))
    from pg_catalog.pg_constraint as constraints
    where constraints.connamespace in (select ours.oid from ours) and constraints.contypid <> 0
    union all
    select
      'unique index', indexes.indexrelid::regclass::text,
      format('%s %s', indexes.indisvalid, pg_get_indexdef(indexes.indexrelid))
    from pg_catalog.pg_index as indexes
    join our_tables on our_tables.oid = indexes.indrelid
    where indexes.indisunique
    union all
    select
      'function', functions.oid::regprocedure::text,
      format('%s %s', functions.proowner::regrole, case when functions.prokind <> 'a' then pg_get_functiondef(functions.oid) end)
    from pg_catalog.pg_proc as functions
    where functions.pronamespace in (select ours.oid from ours)
      -- Wherever it lies, it runs with the rights of our owner.
      or functions.prosecdef and functions.proowner in (select our_roles.oid from our_roles)
    union all
    select 'rule', format('%s on %s', rules.rulename, rules.ev_class::regclass), format('%s %s', rules.ev_enabled, pg_get_ruledef(rules.oid))
    from pg_catalog.pg_rewrite as rules
    join our_tables on our_tables.oid = rules.ev_class
    where rules.rulename <> '_RETURN'
    union all
    select 'table', tables.oid::regclass::text, format('%s %s %s', tables.relkind, tables.relpersistence, tables.relowner::regrole)
    from pg_catalog.pg_class as tables
    where tables.oid in (select our_tables.oid from our_tables)
    union all
    select
      'column', format('%s.%s', columns.attrelid::regclass, columns.attname), format(
        '%s %s %s %s %s', format_type(columns.atttypid, columns.atttypmod), columns.attnotnull, columns.attidentity, columns.attgenerated,
        (
          select pg_get_expr(defaults.adbin, defaults.adrelid)
          from pg_catalog.pg_attrdef as defaults
          where defaults.adrelid = columns.attrelid and defaults.adnum = columns.attnum
        )
      )
    from pg_catalog.pg_attribute as columns
    join pg_catalog.pg_class as tables on tables.oid = columns.attrelid and tables.relkind in ('r', 'p')
    where tables.oid in (select our_tables.oid from our_tables) and columns.attnum > 0 and not columns.attisdropped
    union all
    select 'view', views.oid::regclass::text, format('%s %s', views.reloptions, pg_get_viewdef(views.oid))
    from pg_catalog.pg_class as views
    where views.relnamespace in (select ours.oid from ours) and views.relkind in ('v', 'm')
    union all
    select 'row security', tables.oid::regclass::text, format(
      '%s %s %s', tables.relrowsecurity, tables.relforcerowsecurity,
      array(
        select format(
          '%s %s %s %s %s %s', policies.polname, policies.polcmd, policies.polpermissive, policies.polroles::regrole[],
          pg_get_expr(policies.polqual, policies.polrelid), pg_get_expr(policies.polwithcheck, policies.polrelid)
        )
        from pg_catalog.pg_policy as policies
        where policies.polrelid = tables.oid
        order by policies.polname
      )
    )
    from pg_catalog.pg_class as tables
    where tables.oid in (select our_tables.oid from our_tables) and tables.relkind in ('r', 'p')
    union all
    select 'grants', granted.name, array_agg(granted.privilege order by granted.privilege)::text
    from (
      select namespaces.oid::regnamespace::text as name, acl::text as privilege
      from pg_catalog.pg_namespace as namespaces
      cross join unnest(coalesce(namespaces.nspacl, acldefault('n', namespaces.nspowner))) as acl
      where namespaces.oid in (select ours.oid from ours)
      union all
      select tables.oid::regclass::text, acl::text
      from pg_catalog.pg_class as tables
      cross join unnest(coalesce(tables.relacl, acldefault(case tables.relkind when 'S' then 's' else 'r' end::"char", tables.relowner))) as acl
      where tables.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
        and tables.oid in (select our_tables.oid from our_tables)
      union all
      select columns.attrelid::regclass::text, format('%s %s', columns.attname, acl)
      from pg_catalog.pg_attribute as columns
      join our_tables on our_tables.oid = columns.attrelid
      cross join unnest(columns.attacl) as acl
      union all
      select functions.oid::regprocedure::text, acl::text
      from pg_catalog.pg_proc as functions
      cross join unnest(coalesce(functions.proacl, acldefault('f', functions.proowner))) as acl
      where functions.pronamespace in (select ours.oid from ours)
    ) as granted
    group by granted.name
  )
  select guards.kind, guards.name, encode(sha256(convert_to(guards.definition, 'UTF8')), 'hex')
  from guards
$$;

comment on function pipeline_private.catalogue_guards is
  'Triggers, rules, functions, constraints, columns, unique indexes, tables, views, row security and grants of ours, each with the digest of its definition as it is now; a trigger that is switched off has another one.';

create or replace function pipeline_private.server_guards()
  returns table (kind text, name text, digest text)
  language sql
  stable
  set timezone = 'UTC'
  set datestyle = 'ISO'
  set intervalstyle = 'postgres'
as $$
  with our_roles as (
    select roles.*
    from pg_catalog.pg_roles as roles
    where roles.rolname in (
      'pipeline_owner', 'pipeline_queue', 'pipeline_viewer', 'pipeline_operator', 'pipeline_admin', 'pipeline_worker', 'pipeline_server'
    )
  ),
  guards (kind, name, definition) as (
    -- What switches triggers, row security or the functions that are found first, for a login or for all.
    select 'setting', format('%s of %s', settings.name, coalesce(nullif(kept.setrole, 0)::regrole::text, 'everybody')), settings.value
    from pg_catalog.pg_db_role_setting as kept
    cross join unnest(kept.setconfig) as pair
    cross join lateral (select split_part(pair, '=', 1), substr(pair, strpos(pair, '=') + 1)) as settings (name, value)
    where kept.setdatabase in (0, (select databases.oid from pg_catalog.pg_database as databases where databases.datname = current_database()))
      and settings.name in ('session_replication_role', 'row_security', 'search_path', 'role', 'session_preload_libraries', 'local_preload_libraries')
    union all
    select 'grants', format('setting %s', parameters.parname), array_agg(acl::text order by acl::text)::text
    from pg_catalog.pg_parameter_acl as parameters
    cross join unnest(parameters.paracl) as acl
    where parameters.parname in ('session_replication_role', 'session_preload_libraries')
    group by parameters.parname
    union all
    select 'event trigger', triggers.evtname, format('%s %s %s %s', triggers.evtenabled, triggers.evtevent, triggers.evttags, triggers.evtfoid::regprocedure)
    from pg_catalog.pg_event_trigger as triggers
    union all
    -- Their logins and passwords are for whoever runs the server to set; that they are above the rules, or one another, is not.
    select
      'role', roles.rolname, format(
        '%s %s %s %s %s', roles.rolsuper, roles.rolbypassrls, roles.rolcreaterole, roles.rolreplication,
        array(select groups.rolname from pg_catalog.pg_roles as groups where pg_has_role(roles.oid, groups.oid, 'member') order by 1)
      )
    from our_roles as roles
  )
  select guards.kind, guards.name, encode(sha256(convert_to(guards.definition, 'UTF8')), 'hex')
  from guards
$$;

comment on function pipeline_private.server_guards is
  'The same for settings and powers of roles and for event triggers: few, and of the whole server.';

-- Writing all definitions out takes a tenth of a second, so it is done only when a row of theirs was written since.
create or replace function pipeline_private.catalogue_mark()
  returns text
  language sql
  stable
as $$
  with ours (oid) as (
    select namespaces.oid from pg_catalog.pg_namespace as namespaces
    where namespaces.nspname in ('pipeline', 'pipeline_private', 'pipeline_doorbell', 'graphile_worker')
  ),
  relations (oid) as (
    select relations.oid from pg_catalog.pg_class as relations
    where relations.relnamespace in (select ours.oid from ours)
      -- As for catalogue_guards().
      and relations.relname !~ '^(applied_rule_releases|rules_ledger_version)'
  ),
  written (catalogue, oid, part, by) as (
    select tableoid, oid, 0, xmin from pg_catalog.pg_namespace where oid in (select ours.oid from ours)
    union all
    select tableoid, oid, 0, xmin from pg_catalog.pg_class where oid in (select relations.oid from relations)
    union all
    select tableoid, attrelid, attnum, xmin from pg_catalog.pg_attribute where attrelid in (select relations.oid from relations)
    union all
    select tableoid, oid, 0, xmin from pg_catalog.pg_attrdef where adrelid in (select relations.oid from relations)
    union all
    select tableoid, indexrelid, 0, xmin from pg_catalog.pg_index where indrelid in (select relations.oid from relations)
    union all
    select tableoid, oid, 0, xmin from pg_catalog.pg_constraint
    where conrelid in (select relations.oid from relations) or contypid <> 0 and connamespace in (select ours.oid from ours)
    union all
    select tableoid, oid, 0, xmin from pg_catalog.pg_trigger where tgrelid in (select relations.oid from relations)
    union all
    select tableoid, oid, 0, xmin from pg_catalog.pg_rewrite where ev_class in (select relations.oid from relations)
    union all
    select tableoid, oid, 0, xmin from pg_catalog.pg_policy where polrelid in (select relations.oid from relations)
    union all
    select tableoid, oid, 0, xmin from pg_catalog.pg_proc where pronamespace in (select ours.oid from ours) or prosecdef
  )
  -- The order of the rows says nothing.
  select format('%s %s', count(*), sum(hash_record_extended(written, 0)::numeric))
  from written
$$;

comment on function pipeline_private.catalogue_mark is
  'Says by which transactions the rows of the catalogue were written that define our guards: another one as soon as somebody has written any of them.';

create or replace function pipeline_private.present_guards()
  returns table (kind text, name text, digest text)
  language sql
  stable
as $$
  select * from pipeline_private.catalogue_guards()
  union all
  select * from pipeline_private.server_guards()
$$;

comment on function pipeline_private.present_guards is
  'What keeps writers within the rules and readers to what is theirs, each with the digest of its definition as it is now; a trigger that is switched off has another one.';

create or replace function pipeline_private.note_released_guards()
  returns void
  language sql
as $$
  delete from pipeline_private.released_guards;
  insert into pipeline_private.released_guards (kind, name, digest)
  select guards.kind, guards.name, guards.digest from pipeline_private.present_guards() as guards
  union all
  select 'mark', 'catalogue', pipeline_private.catalogue_mark();
$$;

comment on function pipeline_private.note_released_guards is
  'Keeps what the guards are for later comparison; the migrator calls it when it has applied them.';

create or replace function pipeline_private.note_released_guard(name text)
  returns void
  language sql
as $$
  update pipeline_private.released_guards as released
  set digest = present.digest
  from pipeline_private.present_guards() as present
  where present.kind = released.kind and present.name = released.name and released.name = note_released_guard.name;
  -- Of the others nobody knows here whether they are as released.
  delete from pipeline_private.released_guards as released where released.kind = 'mark';
$$;

comment on function pipeline_private.note_released_guard is 'The same for one guard, which the migrator has just changed.';

create or replace function pipeline_private.catalogue_is_untouched()
  returns boolean
  language sql
  stable
as $$
  select exists (
    select from pipeline_private.released_guards as released
    where released.kind = 'mark' and released.digest = pipeline_private.catalogue_mark()
  )
$$;

comment on function pipeline_private.catalogue_is_untouched is
  'Whether no definition of ours was written since the last migration noted the guards. False also where that cannot be told, as in a restored copy.';

create or replace function pipeline_private.guards_not_as_released()
  returns table (kind text, name text, fault text)
  language plpgsql
  stable
as $$
declare
  is_untouched constant boolean := pipeline_private.catalogue_is_untouched();
begin
  return query
    select
      coalesce(released.kind, present.kind), coalesce(released.name, present.name),
      case when present.name is null then 'missing' when released.name is null then 'added' else 'changed' end
    from (
      select * from pipeline_private.server_guards()
      union all
      select * from pipeline_private.catalogue_guards() where not is_untouched
    ) as present
    full join (
      select * from pipeline_private.released_guards as noted
      where noted.kind <> 'mark'
        and (not is_untouched or noted.kind in ('setting', 'event trigger', 'role') or noted.kind = 'grants' and noted.name like 'setting %')
    ) as released on released.kind = present.kind and released.name = present.name
    where present.digest is distinct from released.digest;
end
$$;

comment on function pipeline_private.guards_not_as_released is 'The guards that are not as the last migration noted them, and what of each: missing, added or changed.';

create or replace view pipeline_private.broken_guards as
  select 'every guard is as released' as invariant, null::uuid as vendor_lead_id, to_jsonb(guards) as detail
  from pipeline_private.guards_not_as_released() as guards
  union all
  select 'every guard is on duty', null,
    jsonb_build_object('trigger', triggers.tgname, 'table', triggers.tgrelid::regclass::text, 'enabled', triggers.tgenabled::text)
  from pg_catalog.pg_trigger as triggers
  join pg_catalog.pg_class as tables on tables.oid = triggers.tgrelid
  where tables.relnamespace = 'pipeline'::regnamespace and not triggers.tgisinternal and triggers.tgenabled <> 'O';

comment on view pipeline_private.broken_guards is
  'Triggers, rules, functions, constraints, columns, unique indexes, tables, views, row security, grants, settings and powers of roles that are missing, edited, added by hand or switched off.';
