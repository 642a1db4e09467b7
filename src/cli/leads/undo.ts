import type { Command } from 'commander'
import {
  type BulkUndo,
  explainUndo,
  type UndoPlan,
  undoManualChange,
  undoTransaction,
} from '../../../db/record/audit.ts'
import { withDatabase } from '../database/database.ts'
import { CommandFailure } from '../output/command_failure.ts'
import { harmless, print, printJson } from '../output/terminal.ts'

interface Options {
  reason?: string
  dryRun?: true
  allLeads?: true
  json?: true
}

export function addLeadsUndo(leads: Command): void {
  leads
    .command('undo')
    .description('take back what a person changed: facts, stage, hold, offers, deal')
    .argument('<change>', 'number of the change, as "leads changes" shows it')
    .option('--reason <why>', 'why')
    .option('--all-leads', 'of every lead that the same transaction changed, or of none')
    .option('--dry-run', 'only say what it would do')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Everything that the change's transaction did to the lead is taken back, with the clock where it stood. Texts that have
left stay sent. What was changed again since is not trampled on: take the later change back first.

Examples:
  npm run orchestrator -- leads undo 1234 --dry-run
  npm run orchestrator -- leads undo 1234 --reason "Wrong lead"
  npm run orchestrator -- leads undo 1234 --all-leads --reason "Wrong list"`,
    )
    .action(undo)
}

async function undo(change: string, { reason, dryRun, allLeads, json }: Options): Promise<void> {
  if (!/^[0-9]{1,18}$/.test(change))
    throw new CommandFailure(`${change} is not the number of a change.`, { exitCode: 2 })
  if (reason === undefined && !dryRun)
    throw new CommandFailure('Say why with --reason, or look first with --dry-run.', { exitCode: 2 })

  await withDatabase('leads undo', async (db) => {
    if (allLeads) {
      const done = await undoTransaction(db, change, reason ?? 'only a look', dryRun === true)
      if (json) printJson(done)
      else print([dryRun ? 'It would:' : 'Done:', ...describeBulk(done).map((line) => `  ${line}`)])
      return
    }
    const plan =
      dryRun || reason === undefined
        ? await explainUndo(db, change)
        : await undoManualChange(db, change, reason)
    if (json) printJson(plan)
    else print([dryRun ? 'It would:' : 'Done:', ...describe(plan).map((line) => `  ${line}`)])
  })
}

function describeBulk({
  leads,
  moves,
  rows,
  restarts,
  requeues,
  textsSentSince,
  obstacles,
}: BulkUndo): string[] {
  return [
    `of ${leads} lead(s): take back ${moves} move(s) and restore ${rows} row(s)`,
    ...pendingLines({ restarts, requeues, textsSentSince }),
    ...obstacles.map(obstacleLine),
  ]
}

function pendingLines({
  restarts,
  requeues,
  textsSentSince,
}: Pick<UndoPlan, 'restarts' | 'requeues' | 'textsSentSince'>): string[] {
  const lines: string[] = []
  if (restarts > 0) lines.push(`start ${restarts} agent run(s) again`)
  if (requeues > 0) lines.push(`let ${requeues} text(s) wait again`)
  if (textsSentSince > 0) lines.push(`not take back ${textsSentSince} text(s) that have left since`)
  return lines
}

function obstacleLine({ table, rowId, because }: UndoPlan['obstacles'][number]): string {
  return harmless(`refuse: ${table} ${rowId}: ${because}`)
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
  lines.push(...pendingLines(plan), ...plan.obstacles.map(obstacleLine))
  return lines
}
