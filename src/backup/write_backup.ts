import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { inSnapshot, readOrigin, readSequences, readTables, rowsOf } from '../../db/backup/source.ts'
import { makeFolder } from '../make_folder.ts'
import { ontoDisk } from '../onto_disk.ts'
import { programVersion } from '../program_version.ts'
import { readableOf, writeBackupFile } from './backup_file.ts'
import { type Manifest, writeManifest } from './manifest.ts'

export interface BackupOptions {
  /** Hears which share of it is written, from 0 to 1. */
  onProgress?: (share: number, table: string) => void
  signal?: AbortSignal | undefined
}

export interface WrittenBackup {
  path: string
  manifest: Manifest
}

/** As a folder is called, so that their order is that of time: backup-2026-03-01T020000Z. */
export const folderName = (madeAt: string): string =>
  `backup-${new Date(madeAt).toISOString().slice(0, 19).replaceAll(':', '')}Z`

/** While it is not whole. */
export const partialName = /^\.backup-.*\.partial$/

/**
 * Writes all business data, as of one moment, into a new folder of `parent`, which has its name only when it is whole.
 *
 * @param client of a connection that is of no use afterwards.
 * @throws OtherProgram when the database is not as this program makes it.
 */
export async function writeBackup(
  client: ClientBase,
  parent: string,
  { onProgress = () => {}, signal }: BackupOptions = {},
): Promise<WrittenBackup> {
  const partial = join(parent, `.backup-${process.pid}-${Date.now()}.partial`)
  await makeFolder(partial)
  try {
    const manifest = await inSnapshot(client, () => writeFiles(client, partial, onProgress, signal))
    await writeManifest(partial, manifest)
    const path = join(parent, folderName(manifest.madeAt))
    await ontoDisk(partial)
    await rename(partial, path)
    await ontoDisk(parent)
    return { path, manifest }
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  }
}

async function writeFiles(
  client: ClientBase,
  folder: string,
  onProgress: NonNullable<BackupOptions['onProgress']>,
  signal: AbortSignal | undefined,
): Promise<Manifest> {
  const { origin, program } = await readOrigin(client)
  const { at: madeAt, ...facts } = origin
  const found = await readTables(client)
  const all = found.reduce((sum, { bytes }) => sum + Number(bytes), 0)
  const tables: Manifest['tables'] = []
  let written = 0
  for (const { bytes, ...table } of found) {
    onProgress(all === 0 ? 0 : written / all, table.name)
    const rows = rowsOf(client, table)
    const file = await writeBackupFile(folder, `${table.name}.copy.gz`, rows, signal)
    tables.push({ ...table, columns: table.columns as [string, ...string[]], rows: rows.rows, ...file })
    written += Number(bytes)
  }
  const { migrations, logic, rules } = program
  const itsProgram = await writeBackupFile(
    folder,
    'program.json.gz',
    readableOf(JSON.stringify({ migrations, logic, rules })),
    signal,
  )
  const sequences = await readSequences(client)
  return { format: 1, madeAt, version: programVersion, ...facts, program: itsProgram, tables, sequences }
}
