import { gql } from 'postgraphile/utils'
import { isObject, type NamedValue, namedValues, toldFields } from './named_values.ts'

/** What means the same in every kind of event: its type, and what it is. */
const fields = {
  runId: ['UUID', 'The run of an agent; null when it is about none.'],
  messageId: ['UUID', 'The text; null when it is about none.'],
  itemId: ['UUID', 'The review item; null when it is about none.'],
  offerId: ['UUID', 'The offer; null when it is about none.'],
  dealId: ['UUID', 'The deal; null when it is about none.'],
  agent: ['AgentName', 'The agent; null when it is about none.'],
  purpose: ['String', 'What a run or a text is for; null when it is about none.'],
  outcome: ['String', 'What came of a run; null when it is about none.'],
  timer: ['String', 'The timer; null when it is about none.'],
  template: ['String', 'The template of a text; null when it is about none.'],
  kind: ['String', 'What kind of question or case it is; null when it is about none.'],
  source: ['String', 'Where it came from; null when it does not say.'],
  amount: ['BigFloat', 'A sum, GBP; null when it is about none.'],
} as const

/** What an event tells beside: a name that means the same in every kind of event is a field, the rest a list. */
export const eventMetadata = gql`
  "What an event tells beside: what it is about, and whatever else. What it does not tell is null."
  type EventMetadata {
    ${toldFields(fields)}
    "All else that it tells, by its name."
    others: [NamedValue!]!
  }
`

/** A value that is not of the kind that its field has stays among the others. */
export function readEventMetadata(metadata: unknown): Record<string, unknown> & { others: NamedValue[] } {
  if (!isObject(metadata)) return { others: [] }
  const told: Record<string, unknown> = {}
  const others: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(metadata)) {
    const isField = typeof value === (name === 'amount' ? 'number' : 'string') && Object.hasOwn(fields, name)
    ;(isField ? told : others)[name] = value
  }
  return { ...told, others: namedValues(others) }
}
