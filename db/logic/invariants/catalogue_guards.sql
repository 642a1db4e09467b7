create or replace function pipeline_private.catalogue_guards()
  returns table (kind text, name text, digest text)
  language sql
  stable
  set timezone = 'UTC'
  set datestyle = 'ISO'
  set intervalstyle = 'postgres'
as $$
  with our_tables (oid) as (
    select relations.oid from pipeline_private.our_relations as relations where relations.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
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
    where constraints.connamespace in (select ours.oid from pipeline_private.our_schemas as ours) and constraints.contypid <> 0
    union all
    select
      'unique index', indexes.indexrelid::regclass::text,
      format('%s %s', indexes.indisvalid, pg_get_indexdef(indexes.indexrelid))
    from pg_catalog.pg_index as indexes
    join our_tables on our_tables.oid = indexes.indrelid
    -- What is being built beside another one, or was left of that, keeps nothing out that the other does not.
    where indexes.indisunique and (indexes.indisvalid or indexes.indexrelid::regclass::text !~ '_cc(new|old)[0-9]*"?$')
    union all
    select
      'function', functions.oid::regprocedure::text,
      format('%s %s', functions.proowner::regrole, case when functions.prokind <> 'a' then pg_get_functiondef(functions.oid) end)
    from pg_catalog.pg_proc as functions
    where functions.pronamespace in (select ours.oid from pipeline_private.our_schemas as ours)
      -- Wherever it lies, it runs with the rights of our owner.
      or functions.prosecdef and functions.proowner in (select ours.oid from pipeline_private.our_roles as ours)
    union all
    select 'rule', format('%s on %s', rules.rulename, rules.ev_class::regclass), format('%s %s', rules.ev_enabled, pg_get_ruledef(rules.oid))
    from pg_catalog.pg_rewrite as rules
    join our_tables on our_tables.oid = rules.ev_class
    where rules.rulename <> '_RETURN'
    union all
    select 'table', tables.oid::regclass::text, format('%s %s %s', tables.relkind, tables.relpersistence, tables.relowner::regrole)
    from pipeline_private.our_relations as tables
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
    join pipeline_private.our_relations as tables on tables.oid = columns.attrelid and tables.relkind in ('r', 'p')
    where columns.attnum > 0 and not columns.attisdropped
    union all
    select 'view', views.oid::regclass::text, format('%s %s', views.reloptions, pg_get_viewdef(views.oid))
    from pipeline_private.our_relations as views
    where views.relkind in ('v', 'm')
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
    from pipeline_private.our_relations as tables
    where tables.relkind in ('r', 'p')
    union all
    select 'grants', granted.name, array_agg(granted.privilege order by granted.privilege)::text
    from (
      select namespaces.oid::regnamespace::text as name, acl::text as privilege
      from pg_catalog.pg_namespace as namespaces
      cross join unnest(coalesce(namespaces.nspacl, acldefault('n', namespaces.nspowner))) as acl
      where namespaces.oid in (select ours.oid from pipeline_private.our_schemas as ours)
      union all
      select tables.oid::regclass::text, acl::text
      from pipeline_private.our_relations as tables
      cross join unnest(coalesce(tables.relacl, acldefault(case tables.relkind when 'S' then 's' else 'r' end::"char", tables.relowner))) as acl
      where tables.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
      union all
      select columns.attrelid::regclass::text, format('%s %s', columns.attname, acl)
      from pg_catalog.pg_attribute as columns
      join our_tables on our_tables.oid = columns.attrelid
      cross join unnest(columns.attacl) as acl
      union all
      select functions.oid::regprocedure::text, acl::text
      from pg_catalog.pg_proc as functions
      cross join unnest(coalesce(functions.proacl, acldefault('f', functions.proowner))) as acl
      where functions.pronamespace in (select ours.oid from pipeline_private.our_schemas as ours)
    ) as granted
    group by granted.name
  )
  select guards.kind, guards.name, encode(sha256(convert_to(guards.definition, 'UTF8')), 'hex')
  from guards
$$;

comment on function pipeline_private.catalogue_guards is
  'Triggers, rules, functions, constraints, columns, unique indexes, tables, views, row security and grants of ours, each with the digest of its definition as it is now; a trigger that is switched off has another one.';
