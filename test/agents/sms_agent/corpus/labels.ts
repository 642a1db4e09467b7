import type { FactName, Intent, PropertyFacts } from '../../../../src/agents/contract/agent.ts'

export type LabelledReply = {
  text: string
  intent: Intent
  /** Of a counter. */
  amount?: number | null
  /** Of the offer that is answered; £130,000 where nothing is said. */
  offer?: number
  /** Whether a person has to answer it: a death, hardship. */
  person?: true
}

export type LabelledCorrection = {
  text: string
  facts: readonly FactName[]
  /** What we were told that the property is. */
  told?: PropertyFacts['propertyType']
}

export type ConversationText = {
  text: string
  /** The fact our last text asked for, where the answer only means something after that question. */
  asked?: FactName
  facts: Partial<PropertyFacts>
}
