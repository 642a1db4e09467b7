import { type AgentInput, type FactName, factNames, type PropertyFacts } from '../contract/agent.ts'
import type { FactsRead } from '../sms_agent/facts_in_texts.ts'

type Facts = Partial<PropertyFacts>

/**
 * The facts that rules and model have read together. Where both read one they must agree, else it is asked for again. A model alone
 * fills in only what is not known, and was not given as a range.
 */
export function agreeOnFacts(rules: FactsRead, model: Facts, { missingFacts }: AgentInput): FactsRead {
  const facts = Object.fromEntries(
    factNames.flatMap((fact) => {
      const value = agreed(fact, rules, model, missingFacts)
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

export const isSame = (one: unknown, other: unknown) =>
  typeof one === 'string' && typeof other === 'string'
    ? plain(one).startsWith(plain(other)) || plain(other).startsWith(plain(one))
    : one === other

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z\d]+/g, ' ')
    .trim()
