import type { AgentInput, Offer } from '../../../src/agents/contract/agent.ts'
import { validatorInput } from '../deal_validator/validator_input.ts'

/** A three-bed semi in good condition, worth GBP 200,000, asking 150,000: the ceiling is 136,000. */
export function engineInput(
  change: Partial<AgentInput> = {},
  lead: Partial<AgentInput['lead']> = {},
): AgentInput {
  return validatorInput(
    { agent: 'offer_engine', purpose: 'MAKE_OFFER', stage: 'OFFER_MADE', comparables: [], ...change },
    { estimatedMarketValue: 200_000, ...lead },
  )
}

export function anOffer(round: number, amount: number, change: Partial<Offer> = {}): Offer {
  return { round, amount, ceiling: 136_000, status: 'sent', counterAmount: null, ...change }
}

/** A vendor who answered our offer with a figure of their own. */
export function countered(round: number, amount: number, counterAmount: number | null): Offer {
  return anOffer(round, amount, { status: 'countered', counterAmount })
}
