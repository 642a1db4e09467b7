import type { Client } from 'pg'

/** The rights on the database itself: no dump of it has them, and so a restore loses them. */
const wanted = `
  select unnest(array['pipeline_owner', 'pipeline_queue']) as grantee, 'CREATE' as privilege
  union all
  -- Nobody but the owner may make temporary tables; a dry run of an import asks it for one.
  select 'pipeline_owner', 'TEMPORARY'
  union all
  select unnest(array['pipeline_viewer', 'pipeline_worker', 'pipeline_server', 'pipeline_analyst']), 'CONNECT'`

/** A transaction that somebody forgot in psql ends by itself: others wait for what it has locked, and events for its end. */
const longestIdle = '15min'

/** Gives them again where they are missing, and takes back what everybody was given. */
export async function restoreDatabaseRights(client: Client, log: (line: string) => void): Promise<void> {
  const { rows } = await client.query<{ deed: string }>(
    `with present as (
       select coalesce(roles.rolname::text, 'public') as grantee, rights.privilege_type as privilege
       from pg_catalog.pg_database as databases
       cross join aclexplode(coalesce(databases.datacl, acldefault('d', databases.datdba))) as rights
       left join pg_catalog.pg_roles as roles on roles.oid = rights.grantee
       where databases.datname = current_database()
     ),
     missing as (${wanted} except select * from present)
     select format('grant %s on database %I to %I', privilege, current_database(), grantee) as deed from missing
     union all
     select format('revoke all on database %I from public', current_database())
     where exists (select from present where grantee = 'public')`,
  )
  for (const { deed } of rows) await client.query(deed)
  await endForgottenTransactions(client)
  if (rows.length > 0) log(`rights on the database were lost and are given again (${rows.length})`)
}

/** Unless somebody has set another limit for this database. */
async function endForgottenTransactions(client: Client): Promise<void> {
  await client.query(
    `do $$
     begin
       if not exists (
         select
         from pg_catalog.pg_db_role_setting as kept
         join pg_catalog.pg_database as databases on databases.oid = kept.setdatabase and databases.datname = current_database()
         cross join unnest(kept.setconfig) as setting
         where kept.setrole = 0 and setting like 'idle_in_transaction_session_timeout=%'
       ) then
         execute format('alter database %I set idle_in_transaction_session_timeout = %L', current_database(), '${longestIdle}');
       end if;
     exception
       when insufficient_privilege then
         null; -- only its owner may, and whoever migrates need not be
     end
     $$`,
  )
}
