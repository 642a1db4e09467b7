import type { Intent, PropertyFacts } from '../../../../src/agents/contract/agent.ts'
import { conversationTexts } from './conversation_texts.ts'
import type { LabelledReply } from './labels.ts'
import { lookalikes, optOuts, wrongNumbers } from './replies_that_end_contact.ts'
import { corrections, questions, unclears } from './replies_that_settle_nothing.ts'
import { counters } from './replies_with_a_price.ts'
import { acceptances, rejections } from './replies_yes_and_no.ts'
import { secondReplies } from './second_replies.ts'

/** The house of which the replies speak, as we know it when the offer goes out. */
export const lead: PropertyFacts = {
  propertyAddress: '41 Elm Grove, Leeds',
  propertyPostcode: 'LS8 2AA',
  askingPrice: 155_000,
  propertyType: 'semi_detached',
  bedrooms: 3,
  condition: 'fair',
}

const labelled = (intent: Intent, replies: readonly Omit<LabelledReply, 'intent'>[]): LabelledReply[] =>
  replies.map((reply) => ({ ...reply, intent }))

const groups: readonly (readonly LabelledReply[])[] = [
  labelled('acceptance', acceptances),
  labelled('rejection', rejections),
  labelled('counter', counters),
  labelled('question', questions),
  labelled('unclear', unclears),
  labelled('opt_out', optOuts),
  labelled('wrong_number', wrongNumbers),
  lookalikes,
]

/** Rules are written looking at the first two of every three texts; the third is kept back to measure with. */
export type Part = 'dev' | 'held_out'

const partOf = <Line>(lines: readonly Line[], part: Part): Line[] =>
  lines.filter((_, index) => (index % 3 === 2) === (part === 'held_out'))

export const repliesOf = (part: Part): LabelledReply[] => [
  ...groups.flatMap((group) => partOf(group, part)),
  ...(part === 'dev' ? secondReplies : []),
]
export const correctionsOf = (part: Part) => partOf(corrections, part)
export const conversationsOf = (part: Part) => partOf(conversationTexts, part)
