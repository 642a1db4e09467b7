import { type AgentInput, type FactName, factNames, type PropertyFacts } from '../contract/agent.ts'
import { askedLast } from '../sms_agent/conversation/conversation.ts'
import type { FactsRead } from '../sms_agent/facts/facts_in_texts.ts'

type Facts = Partial<PropertyFacts>

/**
 * The facts that rules and model have read together. Where both read one they must agree, else it is asked for again. A model alone
 * fills in only what is not known, and was not given as a range; a kind or a condition only in an answer to our question.
 */
export function agreeOnFacts(rules: FactsRead, model: Facts, input: AgentInput): FactsRead {
  const asked = askedLast(input)
  const open = input.missingFacts.filter((fact) => !isJudged(fact) || asked.has(fact))
  const facts = Object.fromEntries(
    factNames.flatMap((fact) => {
      const value = agreed(fact, rules, model, open)
      return value === undefined ? [] : [[fact, value]]
    }),
  )
  return { facts, priceIsRange: rules.priceIsRange }
}

function agreed(
  fact: FactName,
  { facts, priceIsRange }: FactsRead,
  model: Facts,
  missing: readonly string[],
) {
  const read = facts[fact]
  const alone = model[fact]
  if (read === undefined) {
    const mayFill = missing.includes(fact) && !(fact === 'askingPrice' && priceIsRange)
    return mayFill ? alone : undefined
  }
  return alone === undefined || isSame(read, alone) ? read : undefined
}

/** What no word of the vendor's has to name: it may be read only in an answer to our question. */
const isJudged = (fact: string): fact is FactName => fact === 'propertyType' || fact === 'condition'

export const isSame = (one: unknown, other: unknown) =>
  typeof one === 'string' && typeof other === 'string'
    ? plain(one).startsWith(plain(other)) || plain(other).startsWith(plain(one))
    : one === other

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z\d]+/g, ' ')
    .trim()
