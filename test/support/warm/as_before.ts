import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Pristine } from './pristine.ts'

const mostPages = 40

interface Written {
  schema: string
  table: string
  isCatalogue: boolean
  inserted: number
  updated: number
  deleted: number
  pages: number
}

/** What has been written since the counts were set to none, by sessions that are over or at rest. */
const readWritten = `
  select quote_ident(nspname) as schema, quote_ident(relname) as table, nspname !~ '^(pipeline|graphile_worker$|public$)' as "isCatalogue",
    inserted::integer, updated::integer, deleted::integer, (pg_catalog.pg_relation_size(pg_class.oid) / 8192)::integer as pages
  from pg_catalog.pg_class
  join pg_catalog.pg_namespace on pg_namespace.oid = relnamespace
  cross join lateral (
    select pg_catalog.pg_stat_get_tuples_inserted(pg_class.oid), pg_catalog.pg_stat_get_tuples_updated(pg_class.oid),
      pg_catalog.pg_stat_get_tuples_deleted(pg_class.oid),
      pg_catalog.pg_stat_get_vacuum_count(pg_class.oid) + pg_catalog.pg_stat_get_analyze_count(pg_class.oid)
  ) as counts (inserted, updated, deleted, tidied)
  where relkind in ('r', 'm') and not relisshared and inserted + updated + deleted + tidied > 0`

/** Who else is here, and whether the database itself has been given settings. */
const readDatabase = `
  select
    (select count(*)::integer from pg_catalog.pg_stat_activity
     where datid = pg_database.oid and backend_type = 'client backend') as sessions,
    datallowconn and datconnlimit = -1 and datacl is null
      and not exists (select from pg_catalog.pg_db_role_setting where setdatabase = pg_database.oid) as "isUnset"
  from pg_catalog.pg_database where datname = current_database()`

/**
 * Makes the database of a story as it was before, if that can be done to the last row; its catalogue must be as it was.
 *
 * @param client whose session fires no triggers.
 * @param since the last transaction before the story.
 * @param sessions how many there are that are at rest, or ask this.
 * @returns the last transaction before the next story; undefined when another database must be made.
 */
export async function makeAsBefore(
  client: pg.Client,
  pristine: Pristine,
  { since, sessions }: { since: string; sessions: () => number },
): Promise<string | undefined> {
  await client.query('select pg_catalog.pg_stat_force_next_flush()')
  if (!(await isWithoutOthers(client, sessions))) return undefined
  const { rows: written } = await client.query<Written>(readWritten)
  if (written.some((table) => table.isCatalogue || isLong(table, pristine))) return undefined

  const results = (await client.query(
    `begin;
     ${written.map((table) => undone(table, pristine, since)).join('')}
     ${pristine.setSequences};
     select pg_catalog.pg_current_xact_id()::xid::text as last, pg_catalog.pg_stat_force_next_flush();
     commit`,
  )) as unknown as pg.QueryResult<{ last: string }>[]
  await client.query('select pg_catalog.pg_stat_reset()')
  return results.at(-2)?.rows[0]?.last
}

async function isWithoutOthers(client: pg.Client, sessions: () => number): Promise<boolean> {
  for (let tries = 0; tries < 10; tries += 1) {
    const { rows } = await client.query<{ sessions: number; isUnset: boolean }>(readDatabase)
    if (rows[0]?.sessions === sessions()) return rows[0].isUnset
    await pause(10) // who has been cut off is about to go
  }
  return false
}

/** Rows that are gone leave their room behind, and the planner would see it. */
function isLong({ schema, table, pages }: Written, { tables }: Pristine): boolean {
  return pages > (tables[`${schema}.${table}`]?.pages ?? 0) + mostPages
}

function undone({ schema, table, updated, deleted }: Written, { tables }: Pristine, since: string): string {
  const name = `${schema}.${table}`
  const before = tables[name]
  if (before === undefined) return `delete from ${name};`
  if (updated + deleted === 0) return `delete from ${name} where age(xmin) < age('${since}'::xid);`
  const { columns, rows } = before
  return `delete from ${name};
    insert into ${name} (${columns}) overriding system value
    select ${columns} from json_populate_recordset(null::${name}, '${rows.replaceAll("'", "''")}');`
}
