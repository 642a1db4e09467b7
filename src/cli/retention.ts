import { readRetentionStates } from '../../db/leads/erasures.ts'
import { runScheduleNow } from '../../db/work/schedules.ts'
import type { Command } from './command/command.ts'
import { sayWhy } from './output/command_failure.ts'
import { print, printList } from './output/terminal.ts'

/** `retention`: how long personal data are kept, and what is past its time. */
export function addRetention(program: Command): void {
  program
    .subcommand(
      'retention',
      'erase personal data that have been kept for long enough, or say how many there are',
    )
    .option(
      '--dry-run',
      'list each kind, for how long it is kept, and how many would be erased; change nothing',
    )
    .option('--reason <why>', 'why it is done now; it stays on record')
    .option('--json', 'as JSON')
    .notes(`
A worker does it, as every night, by the rules that are switched on: update pipeline.retention_rules set enabled = true.
It cannot be taken back. One lead: leads erase.`)
    .examples('retention --dry-run', 'retention --reason "the first time"')
    .onDatabase(async (db, { dryRun, reason, json }: { dryRun?: true; reason?: string; json?: true }) => {
      if (!dryRun) {
        if (reason === undefined) throw sayWhy()
        await runScheduleNow(db, 'apply_retention', reason)
        return print('A worker does it: orchestrator schedules runs apply_retention')
      }
      printList(json, await readRetentionStates(db), null, {
        KIND: ({ kind }) => kind,
        'KEPT FOR': ({ keptFor }) => keptFor ?? 'ever',
        'PAST ITS TIME': ({ due }) => due.toLocaleString('en-GB'),
        'SWITCHED ON': ({ enabled }) => (enabled ? 'yes' : 'no'),
        'WHAT IT IS': ({ title }) => title,
      })
    })
}
