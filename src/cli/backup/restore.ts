import { basename } from 'node:path'
import { erasureListBeside, readErasureList } from '../../backup/erasure_list.ts'
import { restoreBackup } from '../../backup/restore_backup.ts'
import { counted } from '../../counted.ts'
import { minuteOf } from '../../time_words.ts'
import type { Command } from '../command/command.ts'
import { reachDatabase } from '../database/database.ts'
import { untilInterrupted } from '../interrupt/until_interrupted.ts'
import { print } from '../output/terminal.ts'

export function addRestore(program: Command): void {
  program
    .subcommand('restore', 'bring a backup back into an empty database, on whatever server')
    .argument('<folder>', 'of the backup')
    .option(
      '--erasures <file>',
      "leads that were erased since, one id a line; left out: erasures.txt beside the backup's folder",
    )
    .option('--reason <why>', 'why; it stays on record')
    .notes(`
The database is the one of DATABASE_URL, with a login that may create roles and schemas, as for migrate; one in which there
is anything is refused. The backup is read through first. Every table is compared with what was written; what is open is
booked. No text leaves until a person says that this is the original: sending original. A backup holds the functions that
are made in the database: restore none that you would not run.`)
    .examples('restore /backups/backup-2026-03-01T020000Z --reason "the old server is gone"')
    .action(restore)
}

async function restore(
  folder: string,
  { reason, erasures }: { reason?: string; erasures?: string },
): Promise<void> {
  const url = await reachDatabase('restore')
  const leads = await readErasureList(erasures ?? erasureListBeside(folder), erasures !== undefined)
  const { manifest, rows, open, erased, live } = await untilInterrupted((signal, progress) =>
    restoreBackup(folder, url, {
      signal,
      erased: leads,
      reason: reason ?? `restored from ${basename(folder)}`,
      onProgress: progress.tell,
    }),
  )
  print([
    `Restored as of ${minuteOf(new Date(manifest.madeAt))}: ${counted(rows, 'row')} of ${counted(manifest.tables.length, 'table')}, each as it was written.`,
    `${counted(open, 'piece')} of open work ${open === 1 ? 'is' : 'are'} booked.`,
    ...(leads.length === 0 ? [] : [`${counted(erased, 'lead')} erased again that had been since.`]),
    ...(live.length === 0
      ? []
      : [
          'These had been erased since, are live in it, and are held. End each (DEAD_LEAD or COMPLETED), and: orchestrator leads erase',
          ...live,
        ]),
    ...(manifest.purpose === 'production'
      ? [
          'No text leaves yet. When nothing is sent any more from where it comes: orchestrator sending original --reason "…"',
        ]
      : []),
  ])
}
