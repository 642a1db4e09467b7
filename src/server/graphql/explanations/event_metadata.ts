import { gql } from 'postgraphile/utils'
import { isObject, type NamedValue, namedValues } from './named_values.ts'

/** What an event tells beside: a name that means the same in every kind of event is a field, the rest a list. */
export const eventMetadata = gql`
  "What an event tells beside: what it is about, and whatever else. What it does not tell is null."
  type EventMetadata {
    "The run of an agent; null when it is about none."
    runId: UUID
    "The text; null when it is about none."
    messageId: UUID
    "The review item; null when it is about none."
    itemId: UUID
    "The offer; null when it is about none."
    offerId: UUID
    "The deal; null when it is about none."
    dealId: UUID
    "The agent; null when it is about none."
    agent: AgentName
    "What a run or a text is for; null when it is about none."
    purpose: String
    "What came of a run; null when it is about none."
    outcome: String
    "The timer; null when it is about none."
    timer: String
    "The template of a text; null when it is about none."
    template: String
    "What kind of question or case it is; null when it is about none."
    kind: String
    "Where it came from; null when it does not say."
    source: String
    "A sum, GBP; null when it is about none."
    amount: BigFloat
    "All else that it tells, by its name."
    others: [NamedValue!]!
  }
`

const texts = [
  'runId',
  'messageId',
  'itemId',
  'offerId',
  'dealId',
  'agent',
  'purpose',
  'outcome',
  'timer',
].concat(['template', 'kind', 'source'])

/** A value that is not of the kind that its field has stays among the others. */
export function readEventMetadata(metadata: unknown): Record<string, unknown> & { others: NamedValue[] } {
  if (!isObject(metadata)) return { others: [] }
  const fields: Record<string, unknown> = {}
  const others: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(metadata)) {
    const isField = texts.includes(name)
      ? typeof value === 'string'
      : name === 'amount' && typeof value === 'number'
    ;(isField ? fields : others)[name] = value
  }
  return { ...fields, others: namedValues(others) }
}
