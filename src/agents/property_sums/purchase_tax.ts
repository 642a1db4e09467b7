import type { TaxBand } from '../contract/agent.ts'
import { fromShareParts, type Pence, shareParts, smallest, toPence } from './pence.ts'

/** Below this price no additional-dwelling tax is due at all; from it upward the whole price is taxed. */
const additionalDwellingThreshold = toPence(40_000)

/**
 * Tax by slices: each band's rate applies to the part of the price between its `from` and the next band's.
 * Source: gov.uk, "Stamp Duty Land Tax: residential property rates". The bands are the caller's, so that a
 * Budget changes rows, not code.
 */
export function purchaseTax(price: Pence, bands: readonly TaxBand[]): Pence {
  const ascending = bands.toSorted((lower, higher) => lower.from - higher.from)
  const parts = ascending.reduce((sum, band, index) => {
    const from = toPence(band.from)
    const next = ascending[index + 1]
    const upTo = next === undefined ? price : smallest(price, toPence(next.from))
    return upTo > from ? sum + (upTo - from) * shareParts(band.rate) : sum
  }, 0n)
  return fromShareParts(parts)
}

/**
 * Tax for a buyer who owns another dwelling, or a company, on the bands that already hold the surcharge.
 * Source: Finance Act 2003, Schedule 4ZA: a price below GBP 40,000 is outside the higher rates (and below the
 * standard ones). The 2 points for non-residents and the flat 17 % for companies without relief are not here.
 */
export function additionalDwellingTax(price: Pence, bands: readonly TaxBand[]): Pence {
  return price < additionalDwellingThreshold ? 0n : purchaseTax(price, bands)
}
