import { type AgentInput, factNames } from '../contract/agent.ts'
import { lastOfOurs } from '../sms_agent/conversation/conversation.ts'
import { allSentences } from './sentences.ts'
import { firstNameOf, shown } from './what_leaves.ts'

const mostTexts = 12

/** All of a conversation that a model is told: first name, words without numbers and addresses of people, facts, our figure. */
export function whatIsAsked(input: AgentInput) {
  const { lead, conversation, companyName, missingFacts } = input
  return {
    company: companyName,
    firstName: firstNameOf(lead),
    known: Object.fromEntries(
      factNames.flatMap((fact) => {
        const value = lead[fact]
        return value === undefined || value === null
          ? []
          : [[fact, typeof value === 'string' ? shown(value, lead) : value]]
      }),
    ),
    missing: missingFacts,
    ourOffer: offerOf(input) ?? null,
    weAskedForAPlainYes: lastOfOurs(input)?.purpose === 'confirm_acceptance',
    sentences: allSentences(input),
    texts: conversation.slice(-mostTexts).map(({ direction, answered, body }) => ({
      from: direction === 'inbound' ? 'vendor' : 'us',
      answered,
      words: shown(body, lead),
    })),
  }
}

/** The figure that is on the table. */
export const offerOf = ({ offers }: AgentInput): number | undefined =>
  (offers.findLast(({ status }) => status === 'sent') ?? offers.at(-1))?.amount
