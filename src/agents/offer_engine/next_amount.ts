import { offerStep } from '../property_sums/max_allowable_offer.ts'
import { largest, type Pence, roundDownTo, shareOf, smallest } from '../property_sums/pence.ts'
import type { EngineConfig } from './engine_config.ts'

/** What bounds an offer. `limit` is the least of market value, ceiling and asking price. */
export type Bounds = { readonly ceiling: Pence; readonly limit: Pence }

export type NextAmount =
  | { readonly amount: Pence; readonly because: 'opening' | 'reopening' | 'met_counter' | 'concession' }
  | { readonly askHuman: string }

/** The first offer of all: a share of the ceiling, never above the limit. */
export function openingAmount({ ceiling, limit }: Bounds, config: EngineConfig): NextAmount {
  const amount = roundDownTo(offerStep, smallest(shareOf(ceiling, config.openingShare), limit))
  return amount > 0n ? { amount, because: 'opening' } : { askHuman: 'The sums leave no room for any offer' }
}

/** A new start (a revived lead): the opening, but never less than the vendor was offered before. */
export function reopeningAmount(previous: Pence, bounds: Bounds, config: EngineConfig): NextAmount {
  if (previous > bounds.limit) {
    return aboveLimit
  }
  const opening = openingAmount(bounds, config)
  const amount = 'amount' in opening ? largest(opening.amount, previous) : previous
  return { amount, because: 'reopening' }
}

/**
 * The vendor named a figure: meet it exactly when it is within the limit, else move a part of the way to the limit.
 * A figure not above our own offer is no counter, and must not make us offer less.
 */
export function answerToCounter(
  counter: Pence,
  previous: Pence,
  bounds: Bounds,
  config: EngineConfig,
): NextAmount {
  if (counter <= previous) {
    return { askHuman: 'The counter is not above our own offer: perhaps an acceptance, perhaps misread' }
  }
  return counter <= bounds.limit
    ? { amount: counter, because: 'met_counter' }
    : concession(previous, bounds, config)
}

/** Part of the way from the previous offer to the limit, in whole steps; the last step goes to the limit itself. */
export function concession(previous: Pence, { limit }: Bounds, config: EngineConfig): NextAmount {
  if (previous > limit) {
    return aboveLimit
  }
  const partWay = roundDownTo(offerStep, previous + shareOf(limit - previous, config.concessionShare))
  const amount = partWay > previous ? partWay : roundDownTo(offerStep, limit)
  return amount > previous
    ? { amount, because: 'concession' }
    : { askHuman: 'Final offer reached: our last offer is at its limit' }
}

const aboveLimit: NextAmount = { askHuman: 'An earlier offer is above what the sums allow now' }
