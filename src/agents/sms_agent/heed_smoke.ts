import type { AgentOutcome } from '../contract/agent.ts'
import { asksIfMachine } from './intentions/matters.ts'
import { byLooks } from './offer_reply/weigh_reply.ts'
import { type Alarm, alarms, type Smoke } from './taught/smoke_detector.ts'
import { words } from './text/decode_text.ts'

export const reasons: Readonly<Record<Alarm, string>> = {
  plea: 'The vendor may want no more texts; nothing was written, a person should look',
  person: 'This may need a person’s answer; nothing was written',
  other: 'Somebody else than the vendor may have written this; nothing was written, a person should look',
}

/** Where the text has the form of a question, that is why a person should look. */
export const asksAPerson = 'The vendor asks something that a person should answer'

/** The same where it smells as well: it may be a plea all the same, so nobody is told. */
const asksAndSmells = 'The vendor asks something; nothing was written, a person should look'

/** Why a person gets what the rules have no positive evidence of. */
export const isOnlySmelt = (reason: string | undefined): boolean =>
  [...Object.values(reasons), asksAndSmells].some((known) => known === reason)

/** After these nothing is written anyhow, or the yes says nothing besides yes. */
const settled: readonly AgentOutcome['outcome'][] = [
  'accept',
  'ask_human',
  'decline',
  'opt_out',
  'wrong_number',
]

/** Of a longer text a fact, a figure or a question is only a part. */
const mostWords = 12
/** A question of so few words is nothing but the question. */
const fewWords = 6

/** Where the rules have no positive evidence of what a text says and it smells of smoke, a person gets it instead of a text. */
export function heedSmoke(
  outcome: AgentOutcome,
  texts: readonly { body: string; smoke: Smoke }[],
): AgentOutcome {
  if (settled.includes(outcome.outcome)) return outcome
  const alarm = alarms.find((one) =>
    texts.some(({ body, smoke }) => smoke[one] > borne(outcome, body) && !isToldTheTruth(one, outcome, body)),
  )
  if (alarm === undefined) return outcome
  const { facts, readings } = outcome
  const reason = alarm === 'person' && isQuestion(readings) ? asksAndSmells : reasons[alarm]
  return { outcome: 'ask_human', reason, facts, readings }
}

/** Whoever asks whether a machine writes smells of a wish for a person, and is told that one can take over. */
const isToldTheTruth = (alarm: Alarm, { message }: AgentOutcome, body: string): boolean =>
  alarm === 'person' && message?.purpose === 'answer' && asksIfMachine(words(body))

/** Whether each text is known to ask, by more than its looks. */
const isQuestion = (readings: AgentOutcome['readings'] = []): boolean =>
  readings.length > 0 &&
  readings.every(({ intent, confidence }) => intent === 'question' && confidence > byLooks)

/** A question that we can answer, or what looks like a yes and is asked about. */
const knownBy = ['answer', 'confirm_acceptance']

/** How loud smoke may be and nobody minds: the more of a text the rules have understood, the louder. */
function borne({ outcome, facts, message }: AgentOutcome, body: string): 0 | 1 | 2 {
  const count = wordsBeside(facts, words(body))
  const purpose = message?.purpose ?? ''
  if (purpose === 'answer' && count <= fewWords) return 2
  const isKnown = facts !== undefined || outcome === 'counter' || knownBy.includes(purpose)
  return isKnown && count <= mostWords ? 1 : 0
}

/** How many words a text has beside the address that was read in it; figures are none. */
function wordsBeside(facts: AgentOutcome['facts'], said: string): number {
  const place = bareWords(`${facts?.propertyAddress ?? ''} ${facts?.propertyPostcode ?? ''}`.toLowerCase())
  return bareWords(said).filter((word) => !place.includes(word)).length
}

const bareWords = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter((word) => /\p{L}/u.test(word))
