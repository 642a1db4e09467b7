import type { Client } from 'pg'

/** Every grant in our schemas and the queue's, but for what owners have of themselves. */
const grants = `
  select acls.kind, acls.object, acls.column_name, coalesce(roles.rolname::text, 'public') as grantee, granted.privilege_type as privilege
  from (
    select 'schema' as kind, oid::regnamespace::text as object, '' as column_name, nspowner as owner, nspacl as acl, oid as namespace
    from pg_catalog.pg_namespace
    union all
    select case relkind when 'S' then 'sequence' else 'table' end, oid::regclass::text, '', relowner, relacl, relnamespace
    from pg_catalog.pg_class
    where relkind in ('r', 'p', 'v', 'S')
    union all
    select 'table', attrelid::regclass::text, attname::text, relowner, attacl, relnamespace
    from pg_catalog.pg_attribute
    join pg_catalog.pg_class as tables on tables.oid = attrelid
    where relkind in ('r', 'p', 'v') and attacl is not null
    union all
    select 'routine', oid::regprocedure::text, '', proowner, coalesce(proacl, acldefault('f', proowner)), pronamespace
    from pg_catalog.pg_proc
  ) as acls
  cross join lateral aclexplode(acls.acl) as granted
  left join pg_catalog.pg_roles as roles on roles.oid = granted.grantee
  where acls.namespace in (
      select oid from pg_catalog.pg_namespace
      where nspname in ('pipeline', 'pipeline_private', 'pipeline_doorbell', 'reporting', 'graphile_worker')
    )
    and granted.grantee <> acls.owner
    and (roles.rolname is not null or granted.grantee = 0)`

/** Takes back what db/logic granted the last time; its files grant anew what they still grant. */
export async function revokeEarlierGrants(client: Client): Promise<void> {
  await client.query(`
    do $$
    declare
      earlier record;
    begin
      for earlier in
        select format(
          'revoke %s%s on %s %s from %s', grants.privilege,
          case when grants.column_name <> '' then format(' (%I)', grants.column_name) end, grants.kind, grants.object,
          case grants.grantee when 'public' then 'public' else quote_ident(grants.grantee) end
        ) as deed
        from pipeline_private.logic_grants as grants
        join (${grants}) as present using (kind, object, column_name, grantee, privilege)
      loop
        execute earlier.deed;
      end loop;
    end
    $$`)
}

/** Keeps what is granted after `work` and was not before. */
export async function keepGrants(client: Client, work: () => Promise<void>): Promise<void> {
  await client.query(`create temporary table grants_before on commit drop as ${grants}`)
  await work()
  await client.query('delete from pipeline_private.logic_grants')
  await client.query(
    `insert into pipeline_private.logic_grants (kind, object, column_name, grantee, privilege)
     select * from (${grants}) as present
     except
     select * from pg_temp.grants_before`,
  )
}

const ofOurRoles = `
  select * from (${grants}) as present
  where (present.grantee = 'public' or present.grantee like 'pipeline\\_%') and present.object !~ '^graphile_worker'`

/** Remembers what our roles, and everybody, may do now. */
export async function noteReleasedGrants(client: Client): Promise<void> {
  await client.query(
    `delete from pipeline_private.released_grants;
     insert into pipeline_private.released_grants (kind, object, column_name, grantee, privilege) ${ofOurRoles}`,
  )
}

/** Takes back what was granted to our roles, or to everybody, by hand since the last release. Roles of others are theirs. */
export async function revokeGrantsByHand(client: Client, log: (line: string) => void): Promise<void> {
  const known = await client.query(
    `select from pg_catalog.pg_class where oid = to_regclass('pipeline_private.released_grants')`,
  )
  if (known.rowCount === 0) return
  const { rows } = await client.query<{ what: string; deed: string }>(
    `select
       format('%s%s on %s to %s', privilege, case when column_name <> '' then format(' (%I)', column_name) end, object, grantee) as what,
       format(
         'revoke %s%s on %s %s from %s', privilege, case when column_name <> '' then format(' (%I)', column_name) end, kind, object,
         case grantee when 'public' then 'public' else quote_ident(grantee) end
       ) as deed
     from (${ofOurRoles} except select * from pipeline_private.released_grants) as by_hand
     where exists (select from pipeline_private.released_grants)`,
  )
  for (const { what, deed } of rows) {
    await client.query(deed)
    log(`revoked, since it was granted by hand: ${what}`)
  }
}
