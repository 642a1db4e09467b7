import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toPence } from '../../../src/agents/property_sums/pence.ts'
import { additionalDwellingTax, purchaseTax } from '../../../src/agents/property_sums/purchase_tax.ts'
import { additionalBands, standardBands } from './sdlt_bands.ts'

const aPrice = fc.bigInt({ min: 0n, max: 500_000_000n })

describe('purchase tax', () => {
  test.each([
    [0, 0],
    [125_000, 0],
    [150_000, 500],
    [250_000, 2_500],
    [300_000, 5_000],
    [500_000, 15_000],
    [925_000, 36_250],
    [1_500_000, 93_750],
    [2_000_000, 153_750],
  ])('on a price of %d is %d at the standard rates', (price, tax) => {
    expect(purchaseTax(toPence(price), standardBands)).toBe(toPence(tax))
  })

  test.each([
    [125_000, 6_250],
    [150_000, 8_000],
    [250_000, 15_000],
    [300_000, 20_000],
    [500_000, 40_000],
    [925_000, 82_500],
    [1_000_000, 93_750],
    [1_500_000, 168_750],
    [2_000_000, 253_750],
  ])('on a price of %d is %d for an additional dwelling', (price, tax) => {
    expect(additionalDwellingTax(toPence(price), additionalBands)).toBe(toPence(tax))
  })

  test.each([
    [39_999.99, 0],
    [40_000, 2_000],
    [40_000.1, 2_000],
    [40_000.3, 2_000.02],
    [125_000.5, 6_250.04],
    [300_000.5, 20_000.05],
  ])('knows the threshold and fractions of a penny: %d gives %d', (price, tax) => {
    expect(additionalDwellingTax(toPence(price), additionalBands)).toBe(toPence(tax))
  })

  test('does not depend on the order of the bands', () => {
    expect(purchaseTax(toPence(2_000_000), additionalBands.toReversed())).toBe(toPence(253_750))
  })

  test('never falls as the price rises', () => {
    fc.assert(
      fc.property(aPrice, aPrice, (price, more) => {
        expect(additionalDwellingTax(price + more, additionalBands)).toBeGreaterThanOrEqual(
          additionalDwellingTax(price, additionalBands),
        )
      }),
    )
  })

  test('is never more than the highest rate of the price', () => {
    fc.assert(
      fc.property(aPrice, (price) => {
        expect(additionalDwellingTax(price, additionalBands) * 100n).toBeLessThanOrEqual(price * 17n + 100n)
      }),
    )
  })
})
