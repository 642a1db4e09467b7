import { z } from 'zod'
import { pounds } from '../../money/pounds.ts'
import type { Agent, AgentInput, AgentOutcome } from '../contract/agent.ts'
import { ceilingFigures, offerCeiling } from '../property_sums/offer_ceiling.ts'
import { type Pence, shareOf, smallest, toPounds } from '../property_sums/pence.ts'
import { decide } from './decide.ts'
import { type EngineConfig, engineConfigSchema } from './engine_config.ts'
import { type OfferSubject, offerSubject } from './offer_subject.ts'
import { offerText } from './offer_text.ts'

/**
 * Works out the first offer and the answer to a counter. An offer is never above the ceiling, the market value or
 * the asking price, and never less than the vendor was offered before; where that leaves nothing a person decides.
 */
export const offerEngine: Agent = async (input) => {
  const config = engineConfigSchema.safeParse(input.config)
  if (!config.success) {
    return askHuman(z.prettifyError(config.error))
  }
  const subject = offerSubject(input)
  return 'askHuman' in subject ? askHuman(subject.askHuman) : makeOffer(subject, input, config.data)
}

function makeOffer(subject: OfferSubject, input: AgentInput, config: EngineConfig): AgentOutcome {
  const { asking, marketValue } = subject
  const sums = offerCeiling(marketValue, subject, input.taxBands, config)
  const limit = smallest(sums.ceiling, asking)
  const figures = { ...ceilingFigures(sums, config), askingPrice: toPounds(asking) }

  const next = decide(input, { ceiling: sums.ceiling, limit, asking }, config)
  if ('askHuman' in next) {
    return askHuman(next.askHuman, figures)
  }

  const { amount, because } = next
  if (amount < shareOf(marketValue, config.leastShareOfValue)) {
    return askHuman(tooLow(amount, marketValue), figures)
  }
  const isFirstText = !input.conversation.some(({ direction }) => direction === 'outbound')
  const { companyName, lead } = input
  const body = offerText({ companyName, shortAddress: lead.shortAddress, amount, because, isFirstText })
  return {
    outcome: 'advance',
    offer: { amount: toPounds(amount), ceiling: toPounds(limit), basis: { ...figures, because } },
    message: { purpose: 'offer', body },
  }
}

function tooLow(amount: Pence, marketValue: Pence): string {
  return `The sums come to ${pounds(toPounds(amount))} for a property worth ${pounds(toPounds(marketValue))}: so low an offer is for a person to make`
}

function askHuman(reason: string, notes: Record<string, unknown> = {}): AgentOutcome {
  return { outcome: 'ask_human', reason: reason.slice(0, 500), notes }
}
