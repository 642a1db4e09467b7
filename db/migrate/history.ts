import type { Client } from 'pg'

/** A file that was applied to a database. */
export interface AppliedFile {
  file: string
  at: Date
}

/** What was applied when, in that order: migrations, then releases of the rules. Nothing in a database that is not ours. */
export async function readHistory(client: Client): Promise<AppliedFile[]> {
  const { rows } = await client.query<{ migrations: boolean; rules: boolean }>(
    `select
       to_regclass('public.applied_migrations') is not null as migrations,
       to_regclass('pipeline_private.applied_rule_releases') is not null as rules`,
  )
  const has = rows[0]
  const read = async (query: string) => (await client.query<AppliedFile>(query)).rows
  return [...(has?.migrations ? await read(migrations) : []), ...(has?.rules ? await read(rules) : [])]
}

// Written by the ledger's own tool as local time of whoever migrated.
const migrations = `
  select 'migrations/' || name || '.sql' as file, run_on at time zone current_setting('TimeZone') as at
  from public.applied_migrations order by id`

const rules = `
  select 'db/rules/' || name as file, applied_at as at
  from pipeline_private.applied_rule_releases where not obsolete order by index`
