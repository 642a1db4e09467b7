import type { AgentInput, AgentOutcome } from '../contract/agent.ts'
import { unanswered } from './conversation.ts'
import { words } from './decode_text.ts'
import { languageOf } from './languages.ts'
import { danger, otherLanguage, wishForAPerson } from './matters.ts'
import { type Smoke, smokeIn } from './smoke_detector.ts'

/**
 * A vendor who is handed to a person may be told so, in their language, where nothing hints at a plea to be left alone,
 * at somebody else's phone, or at danger: there a person speaks first.
 */
export function handOver(outcome: AgentOutcome, input: AgentInput, smokeOf = smokeIn): AgentOutcome {
  const texts = unanswered(input).map(({ body }) => body)
  const language = languageOf(texts.join(' '))
  const handed = language === null ? outcome : inOtherWords(outcome)
  if (handed.outcome !== 'ask_human' || handed.reason === danger || readsAsPlea(handed)) return handed
  if (
    texts.length === 0 ||
    (language === null && !texts.every((body) => isQuiet(smokeOf(body)) || asksForAPerson(body, handed)))
  )
    return handed
  return { ...handed, tellIn: language ?? 'en' }
}

/** What the rules make of words of another language is chance, but for a plea to be left alone, and a stranger's number. */
function inOtherWords({ outcome, facts, readings, flags, ...rest }: AgentOutcome): AgentOutcome {
  if (kept.includes(outcome)) return { outcome, ...rest, ...given({ facts, readings, flags }) }
  return { outcome: 'ask_human', reason: otherLanguage, ...given({ facts, readings, flags }) }
}

const kept: readonly AgentOutcome['outcome'][] = ['ask_human', 'opt_out', 'wrong_number']

const given = (parts: Partial<Pick<AgentOutcome, 'facts' | 'readings' | 'flags'>>) =>
  Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined))

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
