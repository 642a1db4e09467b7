import type { TaxBand } from '../contract/agent.ts'
import { ceilingFigures, type OfferCeiling, offerCeiling } from '../property_sums/offer_ceiling.ts'
import { divideHalfEven, type Pence, toPence, toPounds } from '../property_sums/pence.ts'
import { conditionDeduction, floorArea } from '../property_sums/refurb_cost.ts'
import type { KnownProperty } from './known_property.ts'
import type { ChosenSample } from './select_comparables.ts'
import type { ValidatorConfig } from './validator_config.ts'

export type Appraisal = {
  readonly sample: ChosenSample
  readonly asking: Pence
  readonly deduction: Pence
  /** As it stands; not positive when the works cost more than the home is worth. */
  readonly marketValue: Pence
  readonly sums: OfferCeiling
}

/** Market value = median sale − what the condition takes off (`conditionDeduction`). */
export function appraise(
  property: KnownProperty,
  sample: ChosenSample,
  bands: readonly TaxBand[],
  config: ValidatorConfig,
): Appraisal {
  const deduction = conditionDeduction(property, config.refurb)
  const marketValue = sample.median - deduction
  const sums = offerCeiling(marketValue, property, bands, config)
  return { sample, asking: toPence(property.askingPrice), deduction, marketValue, sums }
}

/** Discount of the asking price from a positive market value, per cent with two decimals; negative above the value. */
export function bmvScore({ marketValue, asking }: Appraisal): number {
  return Number(divideHalfEven((marketValue - asking) * 10_000n, marketValue)) / 100
}

/** Everything the value rests on, so that anyone can check it later. */
export function basisOf(
  appraisal: Appraisal,
  property: KnownProperty,
  config: ValidatorConfig,
): Record<string, unknown> {
  const { sample } = appraisal
  return {
    source: 'HM Land Registry Price Paid Data',
    wideningStep: sample.step,
    confidence: sample.confidence,
    spread: Math.round(sample.spread * 1000) / 1000,
    medianAgeDays: sample.medianAgeDays,
    comparables: sample.sales.map(({ transactionId, price, soldOn }) => ({ transactionId, price, soldOn })),
    outliers: sample.outliers.map(({ transactionId, price, soldOn }) => ({ transactionId, price, soldOn })),
    medianPrice: toPounds(sample.median),
    adjustments: [
      {
        for: `condition ${property.condition}`,
        amount: -toPounds(appraisal.deduction),
        formula: 'floor area x (rate of the condition - rate of good)',
        floorAreaM2: floorArea(property.bedrooms, config.refurb),
      },
    ],
    askingPrice: toPounds(appraisal.asking),
    ...ceilingFigures(appraisal.sums, config),
  }
}
