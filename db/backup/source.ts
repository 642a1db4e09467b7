import type { ClientBase } from 'pg'
import { archivesGate } from '../archives/leaving.ts'
import { readRow, readRows } from '../connection/ask.ts'
import { readLedgers } from '../migrate/ledgers.ts'
import { planMigration } from '../migrate/plan.ts'
import { type Program, programFor, readProgram } from '../migrate/program.ts'
import type { Purpose } from '../migrate/purpose.ts'
import { RowsOut } from './copy_streams.ts'

/** A table as a backup holds it. */
export interface BackedUpTable {
  /** With its schema. */
  name: string
  /** Those that are written, in their order, as SQL names them. */
  columns: string[]
}

/** How far a sequence is. */
export interface SequenceAt {
  name: string
  at: string
}

/** What a database is when it is backed up. */
export interface Origin {
  purpose: Purpose
  /** Of PostgreSQL, for example 18.4. */
  server: string
  /** Which server of all, and how often the history has come to another one. */
  systemIdentifier: string
  epoch: number
  migrations: string[]
  rules: string[]
  /** Seconds since 1970 are exact to the microsecond nowhere else: as PostgreSQL writes it, in UTC. */
  at: string
}

/** This program is not the one that made the database as it is. */
export class OtherProgram extends Error {
  override name = 'OtherProgram'
}

/** How values are written is a matter of the session; and each row is to come in its place. */
export const asWritten =
  "set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';" +
  "set local extra_float_digits = 1; set local bytea_output = 'hex'; set local synchronize_seqscans = off"

/** All that `work` reads is of one moment, and it can write nothing. The connection is of no other use afterwards. */
export async function inSnapshot<Result>(client: ClientBase, work: () => Promise<Result>): Promise<Result> {
  await client.query(
    `begin isolation level repeatable read read only; set local role pipeline_backup; ${asWritten}`,
  )
  // While it is written no log leaves.
  await client.query(`select pg_advisory_xact_lock_shared(${archivesGate})`)
  const result = await work()
  await client.query('commit')
  return result
}

/**
 * The program that made the database, which is to be this one.
 *
 * @throws OtherProgram when something would have to be migrated first.
 */
export async function readOrigin(client: ClientBase): Promise<{ origin: Origin; program: Program }> {
  const facts = await readRow<Omit<Origin, 'migrations' | 'rules'>>(
    client,
    `select
       (select marks.purpose from pipeline_private.database_purpose as marks) as purpose,
       current_setting('server_version') as server,
       (select control.system_identifier::text from pg_control_system() as control) as system_identifier,
       (select max(epochs.epoch) from pipeline_private.epochs) as epoch,
       to_json(now()) #>> '{}' as at`,
  )
  const program = programFor(facts.purpose, await readProgram())
  const ledgers = await readLedgers(client)
  const { migrations, queue, appliesLogic, rules } = await planMigration(ledgers, program)
  if (migrations.length > 0 || queue !== null || appliesLogic || rules.length > 0)
    throw new OtherProgram(
      'This program is newer than the database. Run npm run migrate, or back it up with its own.',
    )
  const origin = {
    ...facts,
    migrations: ledgers.migrations.map(({ name }) => name),
    rules: ledgers.rules.map(({ name }) => name),
  }
  return { origin, program }
}

export function readTables(client: ClientBase): Promise<(BackedUpTable & { bytes: string })[]> {
  return readRows(client, 'select name, columns, bytes from pipeline_private.backed_up order by name')
}

/** Read last: by then they are beyond every number in the snapshot. */
export function readSequences(client: ClientBase): Promise<SequenceAt[]> {
  return readRows(client, 'select name, at from pipeline_private.sequences_now() order by name')
}

/** The rows of a table, as text. */
export function rowsOf(client: ClientBase, { name, columns }: BackedUpTable): RowsOut {
  return client.query(new RowsOut(`copy (select ${columns.join(', ')} from ${name}) to stdout`))
}
