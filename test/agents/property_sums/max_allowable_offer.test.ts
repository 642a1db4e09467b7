import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  allowanceConfigSchema,
  maxAllowableOffer,
  offerStep,
} from '../../../src/agents/property_sums/max_allowable_offer.ts'
import { shareOf, toPence } from '../../../src/agents/property_sums/pence.ts'
import { additionalDwellingTax } from '../../../src/agents/property_sums/purchase_tax.ts'
import { additionalBands } from './sdlt_bands.ts'

const config = allowanceConfigSchema.parse({})
const noOtherCosts = allowanceConfigSchema.parse({ shareOfValueAfterWorks: 1, legals: 0, sourcingFee: 0 })

function allowed(valueAfterWorks: number, works: number, costs = config) {
  return maxAllowableOffer(
    { valueAfterWorks: toPence(valueAfterWorks), works: toPence(works) },
    additionalBands,
    costs,
  )
}

describe('the maximum allowable offer', () => {
  test.each([
    // 150,000 - 2,337.50 - 4,500 = 143,162.50; 136,000 + 7,020 fits, 136,500 + 7,055 does not.
    [200_000, 2_337.5, 136_000],
    // 150,000 - 61,200 - 4,500 = 84,300; 80,000 + 4,000 fits, 80,500 + 4,025 does not.
    [200_000, 61_200, 80_000],
    // 600,000 - 4,500 = 595,500; 550,000 + 45,000 fits, 550,500 + 45,050 does not.
    [800_000, 0, 550_000],
    [6_000, 0, 0],
    [200_000, 150_000, 0],
  ])('for %d after works of %d is %d', (value, works, offer) => {
    expect(allowed(value, works)).toBe(toPence(offer))
  })

  test.each([
    [42_000, 40_000],
    [41_999.99, 39_500],
    [39_500, 39_500],
    [500, 500],
    [499.99, 0],
  ])('steps over the tax threshold: a budget of %d allows %d', (budget, offer) => {
    expect(allowed(budget, 0, noOtherCosts)).toBe(toPence(offer))
  })

  test('leaves room for the cost of borrowing', () => {
    const borrowed = allowanceConfigSchema.parse({ finance: 10_700 })
    expect(allowed(200_000, 2_337.5, borrowed)).toBe(toPence(126_000))
  })

  test('is exact: it fits the budget, and one step more would not', () => {
    const aSum = fc.bigInt({ min: 0n, max: 300_000_000n })
    fc.assert(
      fc.property(aSum, aSum, (valueAfterWorks, works) => {
        const offer = maxAllowableOffer({ valueAfterWorks, works }, additionalBands, config)
        const budget = shareOf(valueAfterWorks, 0.75) - works - toPence(4_500)
        const cost = (price: bigint) => price + additionalDwellingTax(price, additionalBands)

        expect(offer % offerStep).toBe(0n)
        expect(cost(offer + offerStep)).toBeGreaterThan(budget)
        expect(offer === 0n || cost(offer) <= budget).toBe(true)
      }),
    )
  })
})
