import { type AgentInput, type ConversationMessage, type FactName, factNames } from '../../contract/agent.ts'
import { type AskedFor, asksFor } from './asked_for.ts'
import { askedIn } from './wording.ts'

/** The vendor's texts that we still owe an answer to, oldest first. */
export function unanswered({ conversation }: AgentInput): ConversationMessage[] {
  return conversation.filter((text) => text.direction === 'inbound' && !text.answered)
}

export function lastOfOurs({ conversation }: AgentInput): ConversationMessage | undefined {
  return conversation.findLast((text) => text.direction === 'outbound')
}

/** The latest of our texts, of those up to here, that may ask for something: a chaser only recalls it. */
export const lastToAsk = (texts: readonly ConversationMessage[]): ConversationMessage | undefined =>
  texts.findLast(
    ({ direction, purpose }) => direction === 'outbound' && (purpose === 'question' || purpose === 'answer'),
  )

/** What our last text asked for. */
export function askedLast(input: AgentInput): Set<AskedFor> {
  const last = lastOfOurs(input)
  return last === undefined ? new Set() : asksFor(last.body)
}

/** How often we have asked for a fact already. */
export function timesAsked({ conversation }: AgentInput, fact: FactName): number {
  return conversation.filter((text) => text.direction === 'outbound' && askedIn(text.body).has(fact)).length
}

/** What is missing now, in the order in which we ask, given what was just learned. */
export function stillMissing({ missingFacts }: AgentInput, learned: object): FactName[] {
  return factNames.filter((fact) => missingFacts.includes(fact) && !(fact in learned))
}
