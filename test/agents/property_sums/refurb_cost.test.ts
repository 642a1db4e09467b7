import { describe, expect, test } from 'vitest'
import type { Condition } from '../../../src/agents/contract/agent.ts'
import { toPence } from '../../../src/agents/property_sums/pence.ts'
import {
  conditionDeduction,
  floorArea,
  refurbConfigSchema,
  refurbCost,
} from '../../../src/agents/property_sums/refurb_cost.ts'

const config = refurbConfigSchema.parse({})

describe('refurbishment', () => {
  test.each([
    [0, 37],
    [1, 45],
    [2, 65],
    [3, 85],
    [4, 120],
    [6, 180],
  ])('a home of %d bedrooms has about %d m2', (bedrooms, area) => {
    expect(floorArea(bedrooms, config)).toBe(area)
  })

  test.each<[number, Condition, number]>([
    [3, 'excellent', 0],
    [3, 'good', 2_337.5],
    [2, 'fair', 13_081.25],
    [4, 'poor', 86_400],
    [0, 'uninhabitable', 62_160],
  ])('works on %d bedrooms in %s condition cost %d with their contingency', (bedrooms, condition, cost) => {
    expect(refurbCost({ bedrooms, condition }, config)).toBe(toPence(cost))
  })

  test.each<[number, Condition, number]>([
    [3, 'excellent', 0],
    [3, 'good', 0],
    [2, 'fair', 9_750],
    [3, 'poor', 48_875],
    [0, 'uninhabitable', 50_875],
  ])('%d bedrooms in %s condition take %d off the value', (bedrooms, condition, deduction) => {
    expect(conditionDeduction({ bedrooms, condition }, config)).toBe(toPence(deduction))
  })

  test('one rate can be changed alone', () => {
    const dearer = refurbConfigSchema.parse({ ratePerM2: { fair: 200 }, contingency: { fair: 0 } })
    expect(refurbCost({ bedrooms: 2, condition: 'fair' }, dearer)).toBe(toPence(13_000))
    expect(refurbCost({ bedrooms: 3, condition: 'good' }, dearer)).toBe(toPence(2_337.5))
  })
})
