import type { Pool } from 'pg'
import { listErasedLeads } from '../../../db/leads/erasures.ts'
import { writeErasureList } from '../../backup/erasure_list.ts'
import { listBackups, sizeOf } from '../../backup/kept_backups.ts'
import type { Manifest } from '../../backup/manifest.ts'
import { drillRestore } from '../../backup/restore_drill.ts'
import { verifyBackup } from '../../backup/verify_backup.ts'
import { writeBackup } from '../../backup/write_backup.ts'
import { readConfig } from '../../config/config.ts'
import { counted } from '../../counted.ts'
import { startStopwatch } from '../../stopwatch.ts'
import { minuteOf } from '../../time_words.ts'
import type { Command } from '../command/command.ts'
import { untilInterrupted } from '../interrupt/until_interrupted.ts'
import { CommandFailure, notUnderstood } from '../output/command_failure.ts'
import { listing, printAs } from '../output/terminal.ts'

/** `backup …`: writes all business data into a folder, and looks after what was written. */
export function addBackup(program: Command): void {
  const backup = program
    .subcommand('backup', 'write all business data, as of one moment, into a folder of files')
    .option('--to <folder>', 'where its folder is made; left out: BACKUP_DIR')
    .option('--json', 'as JSON')
    .notes(`
Whoever has the folder has everything: names, numbers, conversations, and fingerprints of passwords. Only its owner may read it.
It is written under another name, and has its own once it is whole. Ctrl-C leaves nothing behind.`)
    .examples('backup', 'backup --to /backups', 'backup verify /backups/backup-2026-03-01T020000Z')
    .onDatabase(backUp)
  backup
    .subcommand('verify', 'read all of a backup, and compare it with what was written down of it')
    .argument('<folder>', 'of the backup')
    .option('--json', 'as JSON')
    .notes('Exit code 1 when a file is missing, cut off or altered.')
    .examples('backup verify /backups/backup-2026-03-01T020000Z')
    .action(verify)
  backup
    .subcommand('drill', 'restore a backup into a database that is thrown away, to see that it can be')
    .argument('[folder]', 'of the backup; left out: the latest in BACKUP_DIR')
    .option('--json', 'as JSON')
    .notes(
      'It is restored on the server of DRILL_DATABASE_URL; without that, on the PostgreSQL that comes with the program.',
    )
    .examples('backup drill', 'backup drill /backups/backup-2026-03-01T020000Z')
    .action(drill)
  backup
    .subcommand('list', 'list the backups of a folder, the latest first')
    .option('--in <folder>', 'where they lie; left out: BACKUP_DIR')
    .option('--json', 'as JSON')
    .examples('backup list', 'backup list --in /backups')
    .action(list)
}

async function backUp(db: Pool, { to, json }: { to?: string; json?: true }): Promise<void> {
  const { path, manifest } = await untilInterrupted(async (signal, progress) => {
    const client = await db.connect()
    try {
      return await writeBackup(client, folderMeant(to), { signal, onProgress: progress.tell })
    } finally {
      client.release(true)
    }
  })
  await writeErasureList(folderMeant(to), await listErasedLeads(db))
  printAs(json, { path, ...summaryOf(manifest) }, `${path}: ${inWords(manifest)}.`)
}

async function verify(folder: string, { json }: { json?: true }): Promise<void> {
  const manifest = await untilInterrupted((signal, progress) =>
    verifyBackup(folder, { signal, onProgress: progress.tell }),
  )
  printAs(
    json,
    summaryOf(manifest),
    `It is whole: ${inWords(manifest)}, of ${minuteOf(new Date(manifest.madeAt))}.`,
  )
}

async function drill(folder: string | undefined, { json }: { json?: true }): Promise<void> {
  const meant = folder ?? (await listBackups(folderMeant(undefined)))[0]?.path
  if (meant === undefined) throw new CommandFailure('There is no backup in BACKUP_DIR.')
  const elapsed = startStopwatch()
  const { manifest } = await untilInterrupted((signal, progress) =>
    drillRestore(meant, { signal, server: readConfig().drillDatabaseUrl, onProgress: progress.tell }),
  )
  const seconds = Math.round(elapsed() / 1000)
  printAs(
    json,
    { seconds, ...summaryOf(manifest) },
    `Restored in ${counted(seconds, 'second')}, and compared: ${inWords(manifest)}. Nothing is as it must never be.`,
  )
}

async function list({ in: folder, json }: { in?: string; json?: true }): Promise<void> {
  const kept = await listBackups(folderMeant(folder))
  printAs(
    json,
    kept.map(({ path, manifest }) => ({ path, ...(manifest && summaryOf(manifest)) })),
    kept.length === 0
      ? 'There is none.'
      : listing(kept, {
          BACKUP: ({ name }) => name,
          ROWS: ({ manifest }) => manifest && sizeOf(manifest).rows.toLocaleString('en-GB'),
          VERSION: ({ manifest }) => manifest?.version,
          'WHAT IT IS': ({ manifest }) => manifest?.purpose ?? 'its manifest is not as it was written',
        }),
  )
}

function folderMeant(given: string | undefined): string {
  const folder = given ?? readConfig().backupDir
  if (folder === undefined) throw notUnderstood('Say where with --to or --in, or set BACKUP_DIR.')
  return folder
}

const summaryOf = (manifest: Manifest) => {
  const { madeAt, version, purpose, tables } = manifest
  return { madeAt, version, purpose, tables: tables.length, ...sizeOf(manifest) }
}

function inWords(manifest: Manifest): string {
  const { rows, bytes } = sizeOf(manifest)
  const size = `${(bytes / 1e6).toLocaleString('en-GB', { maximumFractionDigits: 1 })} MB before compression`
  return `${counted(rows, 'row')} of ${counted(manifest.tables.length, 'table')}, ${size}`
}
