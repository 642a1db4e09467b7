import type {
  LeadExplanation,
  PendingCall,
  PendingRun,
  PendingText,
  PendingTimer,
} from '../../../db/leads/explanations.ts'
import { duration } from '../../time_words.ts'
import { harmless, table } from '../output/terminal.ts'
import type { When } from '../output/when.ts'
import { whyTextWaits } from './text_obstacle.ts'

/** The one answer to what happens next, when, and who owes it; nothing for a finished lead. */
export function comesNext({ next, pending }: LeadExplanation, when: When): string[] {
  if (next.what === 'nothing') return []
  return table([[nextStep(next, pending), owed[next.owedBy], ...moment(next.at, when)]])
}

/** What else is under way or set: agents, texts, the timer. */
export function comesLater({ next, pending }: LeadExplanation, when: When): string[] {
  const { call, runs, texts, timer } = pending
  return table([
    ...(call === null || next.what === 'call' ? [] : [[nameOfCall(call), ...moment(call.dueAt, when)]]),
    ...runs
      .filter(({ runId }) => runId !== next.detail?.runId)
      .map((run) => [nameOfRun(run), ...moment(run.nextAttemptAt, when)]),
    ...texts
      .filter(({ messageId }) => messageId !== next.detail?.messageId)
      .map((text) => [nameOfText(text), ...moment(text.notBefore, when)]),
    ...(timer === null || next.what === 'timer'
      ? []
      : [[`timer: ${purposeOf(timer)}`, ...leftOf(timer, when)]]),
  ])
}

const owed: Record<LeadExplanation['next']['owedBy'], string> = {
  nobody: '',
  person: 'a person owes it',
  agent: 'the agent owes it',
  outbox: 'the outbox owes it',
  vendor: 'unless the vendor writes',
}

function nextStep(
  { what, detail }: LeadExplanation['next'],
  { call, runs, texts, timer }: LeadExplanation['pending'],
): string {
  const run = runs.find(({ runId }) => runId === detail?.runId)
  const text = texts.find(({ messageId }) => messageId === detail?.messageId)
  if (run !== undefined) return nameOfRun(run)
  if (text !== undefined) return nameOfText(text)
  if (what === 'call' && call !== null) return nameOfCall(call)
  if (what === 'timer' && timer !== null) return purposeOf(timer)
  switch (what) {
    case 'hand_back':
      return `${harmless(detail?.takenOverBy ?? 'A person')} leads the conversation, until leads hand-back`
    case 'release':
      return detail?.heldUntil === undefined ? 'nothing, until leads release' : 'nothing, until the hold ends'
    case 'resume':
      return `nothing: ${harmless(detail?.stoppedBy ?? '')} stopped ${detail?.scope}, until texts resume (${harmless(detail?.reason ?? '')})`
    case 'review':
      return `answer: ${harmless(detail?.reason ?? '')}`
    default:
      return 'not known; see orchestrator doctor'
  }
}

function nameOfCall({ caller, note }: PendingCall): string {
  return `${harmless(caller)} rings the vendor${note === null ? '' : `: ${harmless(note)}`}`
}

function nameOfRun(run: PendingRun): string {
  return `agent ${run.agent} ${run.purpose} ${run.status}${run.attempt > 1 ? `, attempt ${run.attempt}` : ''}`
}

function nameOfText(text: PendingText): string {
  return `text ${text.purpose} ${whyTextWaits(text.waitsFor)}`
}

function purposeOf(timer: PendingTimer): string {
  switch (timer.action) {
    case 'send':
      return `text ${timer.template}`
    case 'move':
      return `move to ${timer.toStage}`
    case 'alert':
      return `alert ${timer.alert}`
    case 'review':
      return 'ask a person, because we owe the next step'
    case null:
      return 'nothing any more, its rule is gone'
  }
}

function leftOf({ dueAt, remainingSeconds }: PendingTimer, when: When): string[] {
  return remainingSeconds === null ? moment(dueAt, when) : [`frozen, ${duration(remainingSeconds)} left`]
}

function moment(at: string | null, when: When): string[] {
  return at === null ? [] : [when.at(new Date(at)), when.away(new Date(at))]
}
