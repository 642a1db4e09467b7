import { legible } from '../../free_text.ts'
import { type AgentInput, factNames } from '../contract/agent.ts'
import { lastOfOurs } from '../sms_agent/conversation/conversation.ts'
import { allSentences } from './sentences.ts'

const mostTexts = 12
const emails = /\S+@\S+\.\S+/g
/** Numbers of phones as people here write them; prices begin with no nought. */
const phones = /(?:\+|\b00|\b0)\d[\d ()-]{7,14}\d\b/g

/** All of a conversation that a model is told: first name, words without numbers and addresses of people, facts, our figure. */
export function whatIsAsked(input: AgentInput) {
  const { lead, conversation, companyName, missingFacts } = input
  return {
    company: companyName,
    firstName: lead.firstName,
    known: Object.fromEntries(
      factNames.flatMap((fact) => {
        const value = lead[fact]
        return value === undefined || value === null ? [] : [[fact, shown(value)]]
      }),
    ),
    missing: missingFacts,
    ourOffer: offerOf(input) ?? null,
    weAskedForAPlainYes: lastOfOurs(input)?.purpose === 'confirm_acceptance',
    sentences: allSentences(input),
    texts: conversation.slice(-mostTexts).map(({ direction, answered, body }) => ({
      from: direction === 'inbound' ? 'vendor' : 'us',
      answered,
      words: shown(body),
    })),
  }
}

/** The figure that is on the table. */
export const offerOf = ({ offers }: AgentInput): number | undefined =>
  (offers.findLast(({ status }) => status === 'sent') ?? offers.at(-1))?.amount

const shown = <Value>(value: Value) =>
  typeof value === 'string'
    ? legible(value).replace(emails, '[e-mail]').replace(phones, '[phone]').toWellFormed()
    : value
