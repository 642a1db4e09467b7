import type { AgentInput, AgentOutcome } from '../contract/agent.ts'
import { unanswered } from './conversation/conversation.ts'
import { asksAPerson, isOnlySmelt } from './heed_smoke.ts'
import { danger, otherLanguage, wishForAPerson } from './intentions/matters.ts'
import { afterWhat, type Ear, taughtEar } from './taught/ear.ts'
import type { Smoke } from './taught/smoke_detector.ts'
import { words } from './text/decode_text.ts'
import { isOfTheSale, languageOf } from './text/languages.ts'

/**
 * A vendor who is handed to a person may be told so, in their language, where the rules know why and nothing hints at a
 * plea to be left alone, at somebody else's phone, or at danger: there a person speaks first.
 */
export function handOver(outcome: AgentOutcome, input: AgentInput, ear: Ear = taughtEar): AgentOutcome {
  const texts = unanswered(input).map(({ body }) => body)
  const language = languageOf(texts.join(' '))
  const handed = language === null ? outcome : inOtherWords(outcome)
  if (handed.outcome !== 'ask_human' || handed.reason === danger || readsAsPlea(handed)) return handed
  const looksAsRead = (body: string) =>
    handed.reason !== asksAPerson || ear.guessKind(body, afterWhat(input)).kind === 'question'
  const isUnderstood = (body: string) =>
    (isQuiet(ear.smokeIn(body)) && looksAsRead(body)) || asksForAPerson(body, handed)
  const mayBePlea =
    language === null ? isGuess(handed) || !texts.every(isUnderstood) : !isOfTheSale(texts.join(' '))
  if (texts.length === 0 || mayBePlea) return handed
  return { ...handed, tellIn: language ?? 'en' }
}

/** What the rules make of words of another language is chance, but for a plea to be left alone, and a stranger's number. */
function inOtherWords(made: AgentOutcome): AgentOutcome {
  const { outcome, facts, readings, flags } = made
  if (kept.includes(outcome) && !isNotRead(made)) return made
  return { outcome: 'ask_human', reason: otherLanguage, facts, readings, flags }
}

/** A person is asked for no better reason than that English rules did not know what it says. */
const isNotRead = ({ outcome, reason, notes }: AgentOutcome) =>
  outcome === 'ask_human' && (isOnlySmelt(reason) || notes?.notUnderstood !== undefined)

const kept: readonly AgentOutcome['outcome'][] = ['ask_human', 'opt_out', 'wrong_number']

/** Words of which nobody knows what they say may be a plea in words of their own. */
const isGuess = ({ reason, notes }: AgentOutcome) => isOnlySmelt(reason) || notes?.notUnderstood === 'reply'

const isQuiet = ({ plea, other }: Smoke) => plea === 0 && other === 0

/** "Can I speak to a person please" may smell of whatever it likes. */
function asksForAPerson(body: string, { reason }: AgentOutcome): boolean {
  const said = words(body)
  return (
    reason === wishForAPerson &&
    said.split(' ').length <= fewWords &&
    !/\b(no|not|dont|never|stop)\b/.test(said)
  )
}

const fewWords = 12

const untold: readonly unknown[] = ['opt_out', 'wrong_number']

const readsAsPlea = ({ readings = [], notes }: AgentOutcome): boolean =>
  readings.some(({ intent }) => untold.includes(intent)) ||
  untold.includes((notes?.model as { intent?: unknown } | undefined)?.intent)
