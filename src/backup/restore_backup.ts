import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { text as textOf } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type { ClientBase } from 'pg'
import { z } from 'zod'
import { readTables, rowsOf } from '../../db/backup/source.ts'
import { isEmpty, refill, rowsInto, setSequences } from '../../db/backup/target.ts'
import { withClient } from '../../db/connection/client.ts'
import { ledgerName, type Program, programFor, readProgram } from '../../db/migrate/program.ts'
import { readPurpose } from '../../db/migrate/purpose.ts'
import { readBackupFile, weighing } from './backup_file.ts'
import { BackupFault, type Manifest } from './manifest.ts'
import { verifyBackup } from './verify_backup.ts'

/** The database that was named is not one to restore into. */
export class NotEmpty extends Error {
  override name = 'NotEmpty'
}

export interface RestoreOptions {
  reason: string
  /** Leads that had been erased since. */
  erased?: readonly string[]
  /** Hears which share of it is done, from 0 to 1, and what is being done. */
  onProgress?: (share: number, what: string) => void
  log?: (line: string) => void
  signal?: AbortSignal | undefined
}

export interface Restored {
  manifest: Manifest
  rows: number
  /** How much the pipeline has open; all of it is booked. */
  open: number
  /** How many leads were erased again, since they had been after the backup. */
  erased: number
  /** Had been erased after the backup as well, and are live in it, where they are held: a person has to end and erase them. */
  live: string[]
}

/** Whoever reads a file for long must not be taken for somebody who does not answer. */
const neverOverdue = 86_400_000

/**
 * Brings a backup back into an empty database, on whatever server: looks first whether it is whole, makes the database as
 * the program did that wrote it, fills it, compares every table with what was written, books what is open, and then
 * migrates it to this program. Until the tables are filled nothing is; what fails before that may be tried again.
 *
 * @param url of a login that may create roles and schemas there.
 * @throws BackupFault when the backup is not whole; NotEmpty; MigrationError when a newer program wrote it.
 */
export async function restoreBackup(
  folder: string,
  url: string,
  { reason, erased = [], onProgress = () => {}, log = () => {}, signal }: RestoreOptions,
): Promise<Restored> {
  const manifest = await verifyBackup(folder, {
    onProgress: (share) => onProgress(share * 0.2, 'reading it'),
    signal,
  })
  await refuseNewer(manifest)
  // A worker that restores nothing has no use for it.
  const { migrate } = await import('../../db/migrate/migrate.ts')
  return withClient(
    { connectionString: url, application_name: 'pipeline restore', overdueAfterMs: neverOverdue },
    async (client) => {
      if (!(await isEmpty(client)))
        throw new NotEmpty(
          'There is something in this database. Name an empty one: create database pipeline_restored',
        )
      const before = await readPurpose(client)
      if (before !== null && before !== manifest.purpose)
        throw new NotEmpty(
          `This database is marked as ${before} for good, and the backup is of a ${manifest.purpose}.`,
        )
      await asItWasMade(folder, manifest, (program) =>
        migrate(url, { purpose: manifest.purpose, log, program }),
      )
      const done = await refill(client, manifest.tables, {
        madeAt: manifest.madeAt,
        reason,
        erased,
        load: () => loadTables(client, folder, manifest, onProgress, signal),
      })
      await migrate(url, { purpose: manifest.purpose, log })
      return { manifest, ...done, rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0) }
    },
  )
}

/** What this program does not know it cannot go on with. */
async function refuseNewer(manifest: Manifest): Promise<void> {
  const ours = programFor(manifest.purpose, await readProgram())
  const unknown = [
    ...manifest.migrations.filter((name, place) => ours.migrations.map(ledgerName)[place] !== name),
    ...manifest.rules.filter((name, place) => ours.rules[place]?.name !== name),
  ]
  if (unknown.length > 0)
    throw new BackupFault(
      `Another version of this program wrote it (${manifest.version}), with ${unknown[0]}: use that one`,
    )
}

async function loadTables(
  client: ClientBase,
  folder: string,
  { tables, sequences }: Manifest,
  onProgress: (share: number, what: string) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const { name, columns } of await readTables(client)) {
    const written = tables.find((table) => table.name === name)
    const lacking = columns.filter((column) => !written?.columns.includes(column))
    if (lacking.length > 0) throw new BackupFault(`It lacks ${written ? `${name}.${lacking[0]}` : name}`)
  }
  const all = tables.reduce((sum, { bytes }) => sum + bytes, 0)
  let done = 0
  for (const table of tables) {
    onProgress(0.2 + 0.8 * (done / all), table.name)
    const rows = rowsInto(client, table)
    await readBackupFile(folder, table, rows, signal)
    await compare(client, table)
    done += table.bytes
  }
  await setSequences(client, sequences)
}

/** What the database gives back must be what the other one gave. */
async function compare(client: ClientBase, table: Manifest['tables'][number]): Promise<void> {
  const scale = weighing()
  const rows = rowsOf(client, table)
  await pipeline(rows, scale, new Writable({ write: (_chunk, _encoding, done) => done() }))
  const { bytes, sha256 } = scale.weighed()
  if (rows.rows !== table.rows || bytes !== table.bytes || sha256 !== table.sha256)
    throw new BackupFault(`${table.name} is not here what it was where it comes from`)
}

const keptFiles = z.array(z.object({ name: z.string(), sql: z.string(), digest: z.string() }))
const keptProgram = z.object({ migrations: keptFiles, logic: keptFiles, rules: keptFiles })

/** With the program that made the database of the backup: this one, where it is the same. */
async function asItWasMade(
  folder: string,
  manifest: Manifest,
  work: (program: Program) => Promise<void>,
): Promise<void> {
  const into = new PassThrough()
  const [text] = await Promise.all([textOf(into), readBackupFile(folder, manifest.program, into)])
  const kept = keptProgram.parse(JSON.parse(text))
  const root = await mkdtemp(join(tmpdir(), 'pipeline-restore-'))
  try {
    for (const [place, files] of [
      ['migrations', kept.migrations],
      ['db/logic', kept.logic],
      ['db/rules', kept.rules],
    ] as const) {
      for (const { name, sql } of files) {
        const path = join(root, place, name)
        if (!path.startsWith(join(root, place))) throw new BackupFault(`${name} is no file of a program`)
        await mkdir(dirname(path), { recursive: true })
        await writeFile(path, sql)
      }
    }
    await work(await readProgram(root))
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}
