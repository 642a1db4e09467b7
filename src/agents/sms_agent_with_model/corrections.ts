import { type AgentInput, type FactName, factNames, type PropertyFacts } from '../contract/agent.ts'
import { reasonFor } from '../sms_agent/facts/corrected_facts.ts'
import { isSame } from './agree_on_facts.ts'

/** Which facts may not be as we know them while an offer rests on them, those that may be learned, and why a person has to look; null without any. */
export function correctionsIn(
  doubted: Partial<PropertyFacts>,
  learned: Partial<PropertyFacts>,
  { lead }: Pick<AgentInput, 'lead'>,
) {
  const names = factNames.filter(
    (fact): fact is FactName =>
      fact !== 'askingPrice' &&
      doubted[fact] !== undefined &&
      lead[fact] !== undefined &&
      !isSame(lead[fact], doubted[fact]),
  )
  if (names.length === 0) return null
  const facts: Partial<PropertyFacts> = Object.fromEntries(
    names.flatMap((name) => (learned[name] === undefined ? [] : [[name, learned[name]]])),
  )
  return { facts, reason: reasonFor({ names, facts, isExplicit: true }, { lead }).slice(0, 500) }
}
