import type { AgentOutcome } from '../contract/agent.ts'
import type { Sample } from '../contract/samples.ts'

/** What goes into the six segments of a text that settings.max_segments allows, in plain letters. */
const longestText = 6 * 153

/** What of an outcome, though it has the agreed form, would be given to a person instead of being done. */
export function doubtAbout({ input, outcomes }: Sample, answer: AgentOutcome): string | undefined {
  const { outcome, message, offer, valuation } = answer
  const worth = input.lead.estimatedMarketValue
  if (outcome === 'ask_human') return undefined
  if (!outcomes.includes(outcome))
    return `${outcome} has no meaning at ${input.stage}: a person would be asked`
  if ((message?.body.length ?? 0) > longestText)
    return `a text of more than ${longestText} characters: a person would be asked`
  if (valuation !== undefined && input.agent !== 'deal_validator') return `${input.agent} may not value`
  if (offer === undefined) return undefined
  if (input.agent !== 'offer_engine') return `${input.agent} may not make an offer`
  if (offer.amount > offer.ceiling) return 'the offer is above its own ceiling'
  if (worth !== null && offer.amount > worth) return 'the offer is above the market value'
  const before = input.offers.at(-1)
  if (before !== undefined && offer.amount < before.amount) return 'the offer is below the one before'
  return undefined
}
