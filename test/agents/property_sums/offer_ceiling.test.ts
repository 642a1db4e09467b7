import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { conditions } from '../../../src/agents/contract/agent.ts'
import { ceilingConfigShape, offerCeiling } from '../../../src/agents/property_sums/offer_ceiling.ts'
import { toPence } from '../../../src/agents/property_sums/pence.ts'
import { additionalBands } from './sdlt_bands.ts'

const config = z.strictObject(ceilingConfigShape).parse({})

describe('the ceiling of an offer', () => {
  test('of a home that needs works starts from its value after them', () => {
    const sums = offerCeiling(toPence(151_125), { bedrooms: 3, condition: 'poor' }, additionalBands, config)
    expect(sums).toEqual({
      marketValue: toPence(151_125),
      valueAfterWorks: toPence(200_000),
      works: toPence(61_200),
      taxAtCeiling: toPence(4_000),
      ceiling: toPence(80_000),
    })
  })

  test('is never above the value as it stands, and never falls as that rises', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 200_000_000n }),
        fc.bigInt({ min: 0n, max: 10_000_000n }),
        fc.integer({ min: 0, max: 8 }),
        fc.constantFrom(...conditions),
        (value, more, bedrooms, condition) => {
          const ceilingAt = (at: bigint) =>
            offerCeiling(at, { bedrooms, condition }, additionalBands, config).ceiling
          expect(ceilingAt(value)).toBeLessThanOrEqual(value)
          expect(ceilingAt(value + more)).toBeGreaterThanOrEqual(ceilingAt(value))
        },
      ),
    )
  })
})
