import { type ReplayedRun, type ReplayFilter, replayAgentRuns } from '../../../db/work/replay.ts'
import { leadMeant } from '../arguments/lead_meant.ts'
import { wholeNumber } from '../arguments/number_and_id.ts'
import { agentMeant, stageMeant } from '../arguments/rule_meant.ts'
import type { Command } from '../command/command.ts'
import { withDatabase } from '../database/database.ts'
import { writtenDown } from '../database/written_down.ts'
import { sayWhy } from '../output/command_failure.ts'
import { printAs, table } from '../output/terminal.ts'

interface Options {
  agent?: string
  stage?: string
  error?: string
  lead?: string
  limit: number
  reason?: string
  dryRun?: true
  json?: true
  prompt?: string
}

export function addReplay(agents: Command): void {
  agents
    .subcommand('replay', 'start agent runs anew that failed for good')
    .option('--agent <name>', 'only of this agent')
    .option('--stage <stage>', 'only at this stage')
    .option('--error <text>', 'only those whose error contains this')
    .option('--lead <id|phone>', 'only of this lead')
    .option('--limit <n>', 'how many at most', wholeNumber(1, 100_000), 1000)
    .option('--reason <why>', 'why')
    .option('--dry-run', 'only say which would be replayed')
    .option(
      '--prompt <file>',
      'replay nothing, but ask the language model once more with this prompt what it was asked last, and say what would differ',
    )
    .option('--json', 'as JSON')
    .notes(
      'Only runs of the visit their lead is still at are replayed; the others are listed with the reason.',
    )
    .examples(
      'agents replay --agent deal_validator --dry-run',
      'agents replay --agent deal_validator --reason "The service is back"',
      'agents replay --prompt reply_2.md --limit 20',
    )
    .action(replay)
}

async function replay({ prompt, ...options }: Options): Promise<void> {
  if (prompt === undefined) return replayRuns(options)
  const { tryPrompt } = await import('./other_prompt.ts')
  await withDatabase('agents replay', (db) =>
    writtenDown(db, () =>
      tryPrompt(db, { file: prompt, limit: Math.min(options.limit, 200), json: options.json }),
    ),
  )
}

async function replayRuns({
  agent,
  stage,
  error,
  lead,
  limit,
  reason,
  dryRun,
  json,
}: Omit<Options, 'prompt'>): Promise<void> {
  if (reason === undefined && !dryRun) throw sayWhy()

  await withDatabase('agents replay', async (db) => {
    const filter: ReplayFilter = {
      limit,
      dryRun: dryRun === true,
      error,
      ...(agent === undefined ? {} : { agent: await agentMeant(db, agent) }),
      ...(stage === undefined ? {} : { stage: await stageMeant(db, stage) }),
      ...(lead === undefined ? {} : { leadIds: [(await leadMeant(db, lead)).id] }),
    }
    const runs = await replayAgentRuns(db, filter, reason ?? 'a look')
    printAs(json, runs, describe(runs, dryRun === true))
  })
}

function describe(runs: readonly ReplayedRun[], isRehearsal: boolean): string[] {
  if (runs.length === 0) return ['No run that failed for good fits.']
  const replayed = runs.filter((run) => run.replayed).length
  return [
    ...table(runs.map((run) => [run.leadId, run.agent, run.replayed ? 'replayed' : (run.why ?? '')])),
    isRehearsal ? 'Nothing was changed.' : `${replayed} of ${runs.length} replayed.`,
  ]
}
