import type { AgentOutcome } from '../../../src/agents/contract/agent.ts'
import type { LabelledText } from '../../corpora/labels.ts'

/** What the database hears in a text before any agent sees it. */
export interface Heard {
  optOut: 'no' | 'maybe' | 'not_here' | 'opt_out'
  care: string | null
  /** What it notes of a text that it holds for a person; null of others. */
  meant: NonNullable<AgentOutcome['readings']>[number]['intent'] | null
}

/** What the product made of a text, in the words of the labels. */
export interface Reading {
  label: LabelledText
  reply: LabelledText['reply']
  /** The figure for the sale: a counter's, or an asking price. */
  amount: number | null
  facts: NonNullable<AgentOutcome['facts']>
  /** Red flags that were read. */
  flags: readonly string[]
  /** A deal is opened on it. */
  isAccepted: boolean
  /** Contact ends: no text goes to the number any more. */
  isSilenced: boolean
  /** Nothing automatic leaves until a person has looked. */
  isHeld: boolean
  /** A person is asked, or contact ends. */
  reachesPerson: boolean
  /** A text of ours follows by itself, of this agent or of the next one that it sets to work. */
  isAnswered: boolean
  /** A text of ours says that a person answers. */
  isTold: boolean
  /** It is on record as a person's matter, and answered with what is true of us. */
  isToldTruth: boolean
}

/** What the written rules make of a text, and what is done once the smoke detector has smelt it. */
export interface Answered {
  read: AgentOutcome
  done: AgentOutcome
  flags?: AgentOutcome['flags']
}

const speaks: readonly AgentOutcome['outcome'][] = ['advance', 'reply', 'needs_info', 'counter']

export function readingOf(label: LabelledText, heard: Heard, answered: Answered | null): Reading {
  const outcome = answered?.done ?? null
  const what = outcome?.outcome
  const facts = outcome?.facts ?? {}
  const counters = (outcome?.readings ?? []).map(({ amount }) => amount)
  const isSilenced = heard.optOut === 'opt_out' || heard.optOut === 'not_here' || what === 'wrong_number'
  const isHeld = heard.optOut === 'maybe' || heard.optOut === 'not_here' || heard.care !== null
  return {
    label,
    reply: replyIn(heard, answered?.read ?? null),
    amount: counters.findLast((amount) => amount !== null) ?? facts.askingPrice ?? null,
    facts,
    flags: (answered?.flags ?? []).map(({ flag }) => (flag === 'other_red_flag' ? 'other' : flag)),
    isAccepted: what === 'accept',
    isSilenced,
    isHeld,
    // Before an offer a person looks at what was flagged, afterwards one is asked.
    reachesPerson: isHeld || isSilenced || what === 'ask_human' || (answered?.flags ?? []).length > 0,
    isAnswered: outcome !== null && (outcome.message !== undefined || speaks.includes(outcome.outcome)),
    isTold: outcome?.tellIn !== undefined,
    isToldTruth: outcome?.readings?.[0]?.intent === 'matter' && outcome.message?.purpose === 'answer',
  }
}

/** The kind that is on record of the text: what the database read in one that it held, else what the agent read. */
function replyIn(heard: Heard, outcome: AgentOutcome | null): Reading['reply'] {
  if (heard.optOut === 'opt_out' || heard.optOut === 'not_here') return 'opt_out'
  const intent = heard.meant ?? outcome?.readings?.[0]?.intent ?? 'answer'
  return intent === 'answer' || intent === 'matter' ? 'none' : intent
}
