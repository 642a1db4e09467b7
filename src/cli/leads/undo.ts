import {
  type BulkUndo,
  explainUndo,
  type UndoPlan,
  undoManualChange,
  undoTransaction,
} from '../../../db/record/audit.ts'
import type { Command } from '../command/command.ts'
import { withDatabase } from '../database/database.ts'
import { notUnderstood, sayWhy } from '../output/command_failure.ts'
import { harmless, printAs } from '../output/terminal.ts'

interface Options {
  reason?: string
  dryRun?: boolean
  allLeads?: true
  json?: true
}

export function addLeadsUndo(leads: Command): void {
  leads
    .subcommand('undo', 'take back what a person changed: facts, stage, hold, offers, deal')
    .argument('<change>', 'number of the change, as "leads changes" shows it')
    .option('--reason <why>', 'why')
    .option('--all-leads', 'of every lead that the same transaction changed, or of none')
    .option('--dry-run', 'only say what it would do')
    .option('--json', 'as JSON')
    .notes(`
Everything that the change's transaction did to the lead is taken back, with the clock where it stood. Texts that have
left stay sent. What was changed again since is not trampled on: take the later change back first.`)
    .examples(
      'leads undo 1234 --dry-run',
      'leads undo 1234 --reason "Wrong lead"',
      'leads undo 1234 --all-leads --reason "Wrong list"',
    )
    .action(undo)
}

async function undo(change: string, { reason, dryRun = false, allLeads, json }: Options): Promise<void> {
  if (!/^[0-9]{1,18}$/.test(change)) throw notUnderstood(`${change} is not the number of a change.`)
  if (reason === undefined && !dryRun) throw sayWhy()

  await withDatabase('leads undo', async (db) => {
    const tell = <Undo>(done: Undo, describe: (done: Undo) => string[]) =>
      printAs(json, done, [dryRun ? 'It would:' : 'Done:', ...describe(done).map((line) => `  ${line}`)])
    if (allLeads) tell(await undoTransaction(db, change, reason ?? 'only a look', dryRun), describeBulk)
    else if (dryRun || reason === undefined) tell(await explainUndo(db, change), describe)
    else tell(await undoManualChange(db, change, reason), describe)
  })
}

function describeBulk({ leads, moves, rows, ...rest }: BulkUndo): string[] {
  return [`of ${leads} lead(s): take back ${moves} move(s) and restore ${rows} row(s)`, ...restOf(rest)]
}

/** What becomes of work and texts, and what stands in the way. */
function restOf({
  restarts,
  requeues,
  textsSentSince,
  obstacles,
}: Omit<BulkUndo, 'leads' | 'moves' | 'rows'>) {
  const lines: string[] = []
  if (restarts > 0) lines.push(`start ${restarts} agent run(s) again`)
  if (requeues > 0) lines.push(`let ${requeues} text(s) wait again`)
  if (textsSentSince > 0) lines.push(`not take back ${textsSentSince} text(s) that have left since`)
  for (const { table, rowId, because } of obstacles)
    lines.push(harmless(`refuse: ${table} ${rowId}: ${because}`))
  return lines
}

function describe(plan: UndoPlan): string[] {
  const lines: string[] = []
  if (plan.move !== null) lines.push(`move the lead back from ${plan.move.from} to ${plan.move.to}`)
  if (plan.hold === 'release') lines.push('release the lead')
  if (plan.hold === 'hold') lines.push('put the lead on hold again')
  for (const { table, rowId, does, to } of plan.rows) {
    const columns = Object.entries(to ?? {}).map(([name, value]) => `${name} ${JSON.stringify(value)}`)
    lines.push(harmless(`${does} ${table} ${rowId}${does === 'restore' ? `: ${columns.join(', ')}` : ''}`))
  }
  return [...lines, ...restOf(plan)]
}
