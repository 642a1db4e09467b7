import type { AgentInput, Intent, PropertyFacts } from '../../../src/agents/contract/agent.ts'
import { correctedFacts } from '../../../src/agents/sms_agent/facts/corrected_facts.ts'
import { factsInTexts } from '../../../src/agents/sms_agent/facts/facts_in_texts.ts'
import { certain, readOfferReply } from '../../../src/agents/sms_agent/offer_reply/offer_reply.ts'
import { lead } from './corpus/all.ts'
import type { ConversationText, LabelledCorrection, LabelledReply } from './corpus/labels.ts'

const usualOffer = 130_000

export type RepliesMeasured = {
  texts: number
  right: number
  /** Texts read as something else than what they say, as "wanted, read as: text". */
  misread: string[]
  /** Of the texts that mean it, the share read so. */
  recall: Partial<Record<Intent, number>>
  /** Of the texts read so, the share that mean it. */
  precision: Partial<Record<Intent, number>>
  falseAcceptances: string[]
  /** Those on which the agent would act without asking once more. */
  dearAcceptances: string[]
  missedWrongNumbers: string[]
  falseRejections: string[]
  /** Counters whose figure was read wrongly. */
  wrongAmounts: string[]
}

/** Pleas to be left alone and texts of distress are settled before an agent sees them. */
const reachesAgent = ({ intent, person }: LabelledReply) => intent !== 'opt_out' && person !== true

export function measureReplies(replies: readonly LabelledReply[]): RepliesMeasured {
  const read = replies.filter(reachesAgent).map((reply) => ({
    ...reply,
    got: readOfferReply(reply.text, reply.offer ?? usualOffer),
  }))
  const share = (among: typeof read) =>
    among.length === 0 ? 1 : among.filter(({ intent, got }) => got.intent === intent).length / among.length
  const by = (key: (one: (typeof read)[number]) => Intent) =>
    Object.fromEntries(
      [...new Set(read.map(key))].map((intent) => [intent, share(read.filter((one) => key(one) === intent))]),
    )
  const texts = (which: (one: (typeof read)[number]) => boolean) => read.filter(which).map(({ text }) => text)
  return {
    texts: read.length,
    right: read.filter(({ intent, got }) => got.intent === intent).length,
    misread: read
      .filter(({ intent, got }) => got.intent !== intent)
      .map(({ intent, got, text }) => `${intent}, read as ${got.intent}: ${text}`),
    recall: by(({ intent }) => intent),
    precision: by(({ got }) => got.intent),
    falseAcceptances: texts(({ intent, got }) => got.intent === 'acceptance' && intent !== 'acceptance'),
    dearAcceptances: texts(
      ({ intent, got }) =>
        got.intent === 'acceptance' && got.confidence >= certain && intent !== 'acceptance',
    ),
    missedWrongNumbers: texts(({ intent, got }) => intent === 'wrong_number' && got.intent !== intent),
    falseRejections: texts(({ intent, got }) => got.intent === 'rejection' && intent !== 'rejection'),
    wrongAmounts: texts(
      ({ intent, got, amount }) =>
        intent === 'counter' && got.intent === 'counter' && got.amount !== (amount ?? null),
    ),
  }
}

/** Corrections whose facts were not all noticed, and answers without one in which a correction was seen. */
export function measureCorrections(
  corrections: readonly LabelledCorrection[],
  others: readonly LabelledReply[],
): { missed: string[]; imagined: string[] } {
  const noticed = (text: string, told: PropertyFacts['propertyType'] = lead.propertyType) =>
    correctedFacts(text, { lead: { ...lead, propertyType: told } as AgentInput['lead'] }).names
  return {
    missed: corrections
      .filter(({ text, facts, told }) => !facts.every((fact) => noticed(text, told).includes(fact)))
      .map(({ text }) => text),
    imagined: others.filter(({ text }) => noticed(text).length > 0).map(({ text }) => text),
  }
}

export type FactsMeasured = { facts: number; right: number; wrong: string[]; missed: string[] }

export function measureFacts(texts: readonly ConversationText[]): FactsMeasured {
  const measured: FactsMeasured = { facts: 0, right: 0, wrong: [], missed: [] }
  for (const { text, asked, facts } of texts) {
    const read = factsInTexts([text], new Set(asked === undefined ? [] : [asked])).facts
    for (const name of new Set([...keysOf(facts), ...keysOf(read)])) {
      if (facts[name] !== undefined) measured.facts += 1
      if (plain(facts[name]) === plain(read[name])) measured.right += 1
      else if (read[name] === undefined) measured.missed.push(`${name}: ${text}`)
      else measured.wrong.push(`${name} ${read[name]}: ${text}`)
    }
  }
  return measured
}

const keysOf = (facts: Partial<PropertyFacts>) => Object.keys(facts) as (keyof PropertyFacts)[]
const plain = (value: unknown) =>
  typeof value === 'string'
    ? value
        .toLowerCase()
        .replace(/[^a-z\d]+/g, ' ')
        .trim()
    : value
