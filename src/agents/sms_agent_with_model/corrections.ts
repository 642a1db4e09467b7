import { type AgentInput, type FactName, factNames, type PropertyFacts } from '../contract/agent.ts'
import { reasonFor } from '../sms_agent/corrected_facts.ts'
import { isSame } from './agree_on_facts.ts'

/** Quoted facts that are not as we know them while an offer rests on them, and why a person has to look; null without any. */
export function correctionsIn(quoted: Partial<PropertyFacts>, { lead }: Pick<AgentInput, 'lead'>) {
  const names = factNames.filter(
    (fact): fact is FactName =>
      fact !== 'askingPrice' &&
      quoted[fact] !== undefined &&
      lead[fact] !== undefined &&
      !isSame(lead[fact], quoted[fact]),
  )
  if (names.length === 0) return null
  const facts: Partial<PropertyFacts> = Object.fromEntries(names.map((name) => [name, quoted[name]]))
  return { facts, reason: reasonFor({ names, facts, isExplicit: true }, { lead }).slice(0, 500) }
}
