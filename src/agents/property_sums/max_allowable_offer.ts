import { z } from 'zod'
import type { TaxBand } from '../contract/agent.ts'
import { parameter } from '../contract/parameter.ts'
import { type Pence, shareOf, toPence } from './pence.ts'
import { additionalDwellingTax } from './purchase_tax.ts'

/** Offers are whole multiples of this. */
export const offerStep = toPence(500)

const gbp = z.number().nonnegative().max(1_000_000)

/** What a buyer may spend in all, and what they spend beside price, works and tax. */
export const allowanceConfigSchema = z.strictObject({
  shareOfValueAfterWorks: parameter(
    z.number().positive().max(1),
    0.75,
    'All costs together may reach this share of the value after works; 0.75 is what a lender refinances.',
  ),
  legals: parameter(gbp, 1500, 'Legal fees and searches, GBP.'),
  finance: parameter(gbp, 0, 'Cost of borrowing until refinanced or sold, GBP; 0 is a cash buyer.'),
  sourcingFee: parameter(gbp, 3000, 'Our fee, paid by the investor, GBP.'),
})

export type AllowanceConfig = z.infer<typeof allowanceConfigSchema>

export type AllowanceSubject = {
  readonly valueAfterWorks: Pence
  /** Works with their contingency. */
  readonly works: Pence
}

/**
 * The most that may be offered, all costs counted: the largest multiple of `offerStep` for which
 * offer + tax(offer) <= share × value after works − works − legals − finance − sourcing fee; 0 when there is none.
 * The tax depends on the offer, and offer + tax only ever rises, so bisection finds it exactly.
 * Source: the investors' "maximum allowable offer" in its all-in form.
 */
export function maxAllowableOffer(
  subject: AllowanceSubject,
  bands: readonly TaxBand[],
  config: AllowanceConfig,
): Pence {
  const otherCosts = toPence(config.legals) + toPence(config.finance) + toPence(config.sourcingFee)
  const budget = shareOf(subject.valueAfterWorks, config.shareOfValueAfterWorks) - subject.works - otherCosts
  return largestAffordable(budget, (price) => price + additionalDwellingTax(price, bands))
}

/** 0 when not even one step fits. `cost` must never be below the price nor fall as it rises. */
function largestAffordable(budget: Pence, cost: (price: Pence) => Pence): Pence {
  let affordable = 0n
  let tooMuch = budget / offerStep + 1n
  while (tooMuch - affordable > 1n) {
    const middle = (affordable + tooMuch) / 2n
    if (cost(middle * offerStep) <= budget) {
      affordable = middle
    } else {
      tooMuch = middle
    }
  }
  return affordable * offerStep
}
