import { setTimeout as pause } from 'node:timers/promises'
import {
  listScheduleRuns,
  listSchedules,
  readScheduleRun,
  runScheduleNow,
  type Schedule,
} from '../../../db/work/schedules.ts'
import { countLiveWorkers } from '../../../db/work/workers.ts'
import { wholeNumber } from '../arguments/number_and_id.ts'
import type { Command } from '../command/command.ts'
import { CommandFailure } from '../output/command_failure.ts'
import { harmless, print, printList } from '../output/terminal.ts'

/** `schedules …`: what is done by the clock, how it went, and doing it now. */
export function addSchedules(program: Command): void {
  const schedules = program.subcommand('schedules', 'what is done by the clock: when, and how it went')
  schedules
    .subcommand('list', 'list everything that is done by the clock, when it comes next and how it went last')
    .option('--json', 'as JSON')
    .examples('schedules list')
    .onDatabase(async (db, { json }: { json?: true }) => {
      printList(json, await listSchedules(db), null, {
        SCHEDULE: ({ schedule }) => schedule,
        COMES: ({ comes, enabled }) => (enabled ? comes : 'switched off'),
        NEXT: ({ nextAt }) => nextAt,
        LAST: ({ startedAt }) => startedAt,
        'HOW IT WENT': howItWent,
      })
    })
  schedules
    .subcommand('runs', 'list the latest runs, the last first')
    .argument('[schedule]', 'only of this one')
    .option('--limit <count>', 'so many', wholeNumber(1, 10_000), 20)
    .option('--json', 'as JSON')
    .examples('schedules runs', 'schedules runs reconcile --limit 100')
    .onDatabase(async (db, schedule: string | undefined, { limit, json }: { limit: number; json?: true }) => {
      printList(json, await listScheduleRuns(db, schedule, limit), 'None has run yet.', {
        SCHEDULE: (run) => run.schedule,
        BEGAN: ({ startedAt }) => startedAt,
        OVER: ({ finishedAt }) => finishedAt,
        'ASKED BY': ({ askedBy }) => askedBy,
        'HOW IT WENT': howItWent,
      })
    })
  schedules
    .subcommand('run', 'do now what is done by the clock; a worker does it')
    .argument('<schedule>', 'its name: orchestrator schedules list')
    .requiredOption('--reason <why>', 'why; it stays on record')
    .option('--no-wait', 'do not wait for the end')
    .notes('Exit code 1 when it fails. The clock goes on as it was.')
    .examples('schedules run reconcile --reason "after a restore"')
    .onDatabase(async (db, schedule: string, { reason, wait }: { reason: string; wait: boolean }) => {
      const { id } = await runScheduleNow(db, schedule, reason)
      if (!wait) return print('A worker does it.')
      if ((await countLiveWorkers(db)) === 0)
        process.stderr.write(
          'No worker is connected: it is done when one is. Ctrl-C ends the waiting only.\n',
        )
      const ended = await untilOver(() => readScheduleRun(db, id))
      if (ended.failedBecause !== null)
        throw new CommandFailure(`${schedule} failed: ${harmless(ended.failedBecause)}`)
      print(ended.says ?? '')
    })
}

type How = Pick<Schedule, 'startedAt' | 'finishedAt' | 'says' | 'failedBecause'> &
  Partial<Pick<Schedule, 'overlookedAt'>>

function howItWent({ startedAt, finishedAt, says, failedBecause, overlookedAt }: How): string {
  if (overlookedAt != null) return 'is due, and nobody begins it'
  if (failedBecause !== null)
    return harmless(`${finishedAt === null ? 'is tried again' : 'failed'}: ${failedBecause}`)
  if (finishedAt !== null) return harmless(says ?? '')
  return startedAt === null ? 'waits' : 'is under way'
}

const pollMs = 250

async function untilOver<Run extends { finishedAt: Date | null }>(read: () => Promise<Run>): Promise<Run> {
  for (;;) {
    const run = await read()
    if (run.finishedAt !== null) return run
    await pause(pollMs)
  }
}
