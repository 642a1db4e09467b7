import type pg from 'pg'
import { withClient } from '../connection/client.ts'
import { singleAddress } from '../connection/writable_server.ts'
import { restoreDatabaseRights } from './database_rights.ts'
import { followToThisServer } from './epoch.ts'
import { readLedgers, showLedgers } from './ledgers.ts'
import { applyLogic } from './logic.ts'
import { revokeGrantsByHand } from './logic_grants.ts'
import { type Plan, planMigration } from './plan.ts'
import { refuseUnfitDatabase } from './preconditions.ts'
import { type Program, programFor, readProgram } from './program.ts'
import { type Purpose, readPurpose } from './purpose.ts'
import { applyQueue } from './queue.ts'
import { retryWhileBlocked, waitForNoLock } from './retry_while_blocked.ts'
import { applyRules } from './rules.ts'
import { applySchema } from './schema.ts'

export interface MigrateOptions {
  /** What a new database is marked as, for ever; an existing one keeps its mark. */
  purpose: Purpose
  log?: (line: string) => void
  /** The files to apply; this program's own unless others are given. */
  program?: Program
}

/** One migration at a time per database; any number picked at random would do. */
const migrationLock = 4_815_162_342n

/**
 * Brings a database up to date: tables and roles, the job queue, functions and triggers, rules. Safe to run again
 * and from several processes at once; each part is a transaction, so a failure leaves the parts before it applied. A
 * part that finds a table in use lets go of what it has and begins again, for ten minutes.
 *
 * @param address of a login that may create roles and schemas in this database.
 * @throws MigrationError, before anything was changed, when the server is too old, the login may not do it, another
 *   version made the database, or a file was edited after it was applied; the database's error otherwise.
 */
export async function migrate(
  address: string,
  { purpose, log = () => {}, program }: MigrateOptions,
): Promise<void> {
  const url = await singleAddress(address)
  await connected(url, async (client) => {
    await refuseUnfitDatabase(client)
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await waitForNoLock(client)
    await client.query(`select set_config('pipeline.database_purpose', $1, false)`, [purpose])
    const files = await filesFor(client, program, purpose)
    await planMigration(await readLedgers(client), files)
    const steps = [
      () => revokeGrantsByHand(client, log),
      () => applySchema(client, files, log),
      () => restoreDatabaseRights(client, log),
      () => applyQueue(url, log),
      () => applyLogic(client, files, log),
      () => followToThisServer(client, log),
      () => applyRules(url, log, files.folders.rules),
      () => showLedgers(client),
    ]
    for (const step of steps) await retryWhileBlocked(step, log)
  })
}

/** A file that was applied to a database. */
export interface AppliedFile {
  file: string
  at: Date
}

/** What was applied when, and what `migrate` would do. Reads only; throws what `migrate` would refuse. */
export async function migrationStatus(
  url: string,
  program?: Program,
): Promise<{ applied: AppliedFile[]; plan: Plan }> {
  return connected(url, async (client) => {
    await refuseUnfitDatabase(client)
    await client.query('set default_transaction_read_only = on')
    const ledgers = await readLedgers(client)
    const plan = await planMigration(ledgers, await filesFor(client, program))
    const migrations = ledgers.migrations.map(({ name, at }) => ({ file: `migrations/${name}.sql`, at }))
    const rules = ledgers.rules.map(({ name, at }) => ({ file: `db/rules/${name}`, at }))
    return { plan, applied: [...migrations, ...rules] }
  })
}

/** What a database gets by its mark; one without a mark will have the one that is asked for. */
async function filesFor(
  client: pg.Client,
  program?: Program,
  asked: Purpose = 'production',
): Promise<Program> {
  return programFor((await readPurpose(client)) ?? asked, program ?? (await readProgram()))
}

function connected<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  return withClient({ connectionString: url, application_name: 'pipeline migrate' }, work)
}
