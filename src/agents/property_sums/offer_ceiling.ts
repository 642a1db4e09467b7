import { z } from 'zod'
import type { TaxBand } from '../contract/agent.ts'
import { allowanceConfigSchema, maxAllowableOffer } from './max_allowable_offer.ts'
import { type Pence, smallest, toPounds } from './pence.ts'
import { additionalDwellingTax } from './purchase_tax.ts'
import { conditionDeduction, type RefurbSubject, refurbConfigSchema, refurbCost } from './refurb_cost.ts'

/** The parameters of the ceiling, the same for the validator that tests it and the engine that offers below it. */
export const ceilingConfigShape = {
  refurb: refurbConfigSchema.prefault({}),
  allowance: allowanceConfigSchema.prefault({}),
}

const ceilingConfigSchema = z.strictObject(ceilingConfigShape)

export type CeilingConfig = z.infer<typeof ceilingConfigSchema>

export type OfferCeiling = {
  readonly marketValue: Pence
  readonly valueAfterWorks: Pence
  readonly works: Pence
  readonly taxAtCeiling: Pence
  /** The most we may ever pay: the maximum allowable offer. Never above the market value, whatever the formula. */
  readonly ceiling: Pence
}

/** `marketValue` is the value as it stands; the value after works puts back what the condition took off. */
export function offerCeiling(
  marketValue: Pence,
  property: RefurbSubject,
  bands: readonly TaxBand[],
  config: CeilingConfig,
): OfferCeiling {
  const valueAfterWorks = marketValue + conditionDeduction(property, config.refurb)
  const works = refurbCost(property, config.refurb)
  const allowable = maxAllowableOffer({ valueAfterWorks, works }, bands, config.allowance)
  const ceiling = smallest(allowable, marketValue)
  return { marketValue, valueAfterWorks, works, taxAtCeiling: additionalDwellingTax(ceiling, bands), ceiling }
}

/** The figures of a ceiling in GBP, for whoever asks why. */
export function ceilingFigures(sums: OfferCeiling, config: CeilingConfig): Record<string, unknown> {
  return {
    marketValue: toPounds(sums.marketValue),
    valueAfterWorks: toPounds(sums.valueAfterWorks),
    worksWithContingency: toPounds(sums.works),
    taxAtCeiling: toPounds(sums.taxAtCeiling),
    ...config.allowance,
    ceiling: toPounds(sums.ceiling),
    formula:
      'ceiling + tax <= shareOfValueAfterWorks x valueAfterWorks - worksWithContingency - legals - finance - sourcingFee',
  }
}
