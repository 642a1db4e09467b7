import type { AgentInput, Offer } from '../contract/agent.ts'
import { largest, type Pence, toPence } from '../property_sums/pence.ts'
import type { EngineConfig } from './engine_config.ts'
import {
  answerToCounter,
  type Bounds,
  concession,
  type NextAmount,
  openingAmount,
  reopeningAmount,
} from './next_amount.ts'

export type Negotiation = Bounds & { readonly asking: Pence }

/** Which amount comes next, given why the engine was started and what was offered so far. */
export function decide(
  { purpose, offers }: Pick<AgentInput, 'purpose' | 'offers'>,
  negotiation: Negotiation,
  config: EngineConfig,
): NextAmount {
  const last = offers.at(-1)
  if (last !== undefined && last.round >= config.maxRounds) {
    return { askHuman: `All ${config.maxRounds} rounds of offers are used up${counterNote(last)}` }
  }
  switch (purpose) {
    case 'MAKE_OFFER':
      return last === undefined
        ? openingAmount(negotiation, config)
        : offerAgain(last, highest(offers), negotiation, config)
    case 'RESPOND_TO_COUNTER':
      return respond(last, highest(offers), negotiation, config)
    default:
      return { askHuman: `The offer engine has no answer to ${purpose}` }
  }
}

/** After a refusal a person has sent the lead back for a better offer; otherwise the old figure still stands. */
function offerAgain(
  last: Offer,
  previous: Pence,
  negotiation: Negotiation,
  config: EngineConfig,
): NextAmount {
  return last.status === 'rejected' || last.status === 'countered'
    ? concession(previous, negotiation, config)
    : reopeningAmount(previous, negotiation, config)
}

/** Only a figure that answers the latest offer is a counter to it. */
function respond(
  last: Offer | undefined,
  previous: Pence,
  negotiation: Negotiation,
  config: EngineConfig,
): NextAmount {
  const isAnswered = last?.status === 'countered' || last?.status === 'sent'
  if (last === undefined || !isAnswered || last.counterAmount === null) {
    return { askHuman: 'The vendor named no figure in answer to our last offer' }
  }
  const counter = toPence(last.counterAmount)
  if (counter > negotiation.asking) {
    return { askHuman: 'The counter is above the asking price: the vendor wants more than before' }
  }
  return answerToCounter(counter, previous, negotiation, config)
}

function highest(offers: readonly Offer[]): Pence {
  return largest(0n, ...offers.map((offer) => toPence(offer.amount)))
}

function counterNote({ counterAmount }: Offer): string {
  return counterAmount === null ? '' : `; the vendor asks for ${counterAmount}`
}
