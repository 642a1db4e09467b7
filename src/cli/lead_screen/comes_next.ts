import type { DueTimer, WaitingRun } from '../../../db/lead_sheet.ts'
import { table } from '../terminal.ts'
import { duration, type When } from '../when.ts'
import type { LeadSheet } from './lead_sheet.ts'

/** What will happen to a lead, and when: its agents, its texts, its timer. */
export function comesNext({ timer, runs, texts }: LeadSheet, when: When): string[] {
  const waiting = texts.filter(({ status }) => status === 'queued' || status === 'sending')
  return table([
    ...runs.map((run) => runCells(run, when)),
    ...waiting.map((text) => [`text ${text.purpose} ${text.status}`, ...moment(text.notBefore, when)]),
    ...(timer === null ? [] : [timerCells(timer, when)]),
  ])
}

function runCells(run: WaitingRun, when: When): string[] {
  const attempt = run.attempt > 1 ? `, attempt ${run.attempt}` : ''
  return [`agent ${run.agent} ${run.purpose} ${run.status}${attempt}`, ...moment(run.nextAttemptAt, when)]
}

function timerCells(timer: DueTimer, when: When): string[] {
  const frozen = timer.remainingSeconds === null ? [] : [`frozen, ${duration(timer.remainingSeconds)} left`]
  return [`timer: ${purposeOf(timer)}`, ...(timer.dueAt === null ? frozen : moment(timer.dueAt, when))]
}

function purposeOf(timer: DueTimer): string {
  switch (timer.action) {
    case 'send':
      return `text ${timer.template}`
    case 'move':
      return `move to ${timer.toStage}`
    case 'review':
      return 'ask a person, because we owe the next step'
    case null:
      return 'nothing any more, its rule is gone'
  }
}

function moment(at: Date | null, when: When): string[] {
  return at === null ? [] : [when.at(at), when.away(at)]
}
