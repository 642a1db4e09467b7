import { once } from 'node:events'
import { type Exported, exportedRows } from '../../../db/figures/exports.ts'
import { counted } from '../../counted.ts'
import { dayMeant } from '../arguments/day_meant.ts'
import type { Command } from '../command/command.ts'
import { csvLine } from '../output/csv_line.ts'

/** `export …`: what analysts take elsewhere. */
export function addExports(program: Command): void {
  const exports = program.subcommand(
    'export',
    'write figures or leads as CSV, without anything that tells of a person',
  )
  addExport(exports, 'figures', 'what was measured, by the day and scope')
  addExport(exports, 'leads', 'every lead as it stands, by the day it came')
}

function addExport(exports: Command, what: Exported, description: string): void {
  exports
    .subcommand(what, description)
    .option('--csv', 'as CSV, as it is anyway')
    .option('--from <YYYY-MM-DD>', 'from this day on', dayMeant)
    .option('--until <YYYY-MM-DD>', 'up to this day', dayMeant)
    .notes('All of it as of one moment. What the columns mean: docs/for-analysts.md.')
    .examples(`export ${what} --csv --from 2026-11-01 > ${what}.csv`)
    .onDatabase(async (db, period: { from?: string; until?: string }) => {
      let lines = -1
      for await (const row of exportedRows(db, what, period)) {
        lines += 1
        if (!process.stdout.write(csvLine(row))) await once(process.stdout, 'drain')
      }
      process.stderr.write(`${counted(lines, 'row')} written.\n`)
    })
}
