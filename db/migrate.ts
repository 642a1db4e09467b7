import pg from 'pg'
import { showLedgers } from './migrate/ledgers.ts'
import { applyLogic } from './migrate/logic.ts'
import { refuseUnfitDatabase } from './migrate/preconditions.ts'
import { applyQueue } from './migrate/queue.ts'
import { applyRules } from './migrate/rules.ts'
import { applySchema } from './migrate/schema.ts'

export interface MigrateOptions {
  /** What a new database is marked as, for ever; an existing one keeps its mark. */
  purpose: 'production' | 'simulation'
  log?: (line: string) => void
}

/** One migration at a time per database; any number picked at random would do. */
const migrationLock = 4_815_162_342n

/**
 * Brings a database up to date: tables and roles, the job queue, functions and triggers, rules. Safe to run again
 * and from several processes at once; each part is a transaction, so a failure leaves the parts before it applied.
 *
 * @param url of a login that may create roles and schemas in this database.
 * @throws MigrationError when the server is too old, the login may not do it or another version made the database; the
 *   database's error otherwise.
 */
export async function migrate(url: string, { purpose, log = () => {} }: MigrateOptions): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'pipeline migrate' })
  await client.connect()
  try {
    await refuseUnfitDatabase(client)
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query(`select set_config('pipeline.database_purpose', $1, false)`, [purpose])
    await applySchema(client, log)
    await applyQueue(url, log)
    await applyLogic(client, log)
    await applyRules(url, log)
    await showLedgers(client)
  } finally {
    await client.end()
  }
}
