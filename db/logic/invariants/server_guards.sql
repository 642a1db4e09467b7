create or replace function pipeline_private.server_guards()
  returns table (kind text, name text, digest text)
  language sql
  stable
  set timezone = 'UTC'
  set datestyle = 'ISO'
  set intervalstyle = 'postgres'
as $$
  with guards (kind, name, definition) as (
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
    from pipeline_private.our_roles as roles
  )
  select guards.kind, guards.name, encode(sha256(convert_to(guards.definition, 'UTF8')), 'hex')
  from guards
$$;

comment on function pipeline_private.server_guards is
  'The same for settings and powers of roles and for event triggers: few, and of the whole server.';
