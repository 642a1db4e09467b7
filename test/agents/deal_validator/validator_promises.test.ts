import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agentOutcomeSchema, conditions, propertyTypes } from '../../../src/agents/contract/agent.ts'
import { dealValidator } from '../../../src/agents/deal_validator/deal_validator.ts'
import { aSale, validatorInput } from './validator_input.ts'

/** Mostly ordinary sales of semis around one price level, with the register's oddities among them. */
const aSaleNear = fc.record({
  level: fc.double({ min: 0.8, max: 1.25, noNaN: true }),
  soldOn: fc.date({ min: new Date('2025-06-01'), max: new Date('2026-09-01'), noInvalidDate: true }),
  type: fc.constantFrom('S', 'S', 'S', 'S', 'D', 'F', 'O'),
  tenure: fc.constantFrom('F', 'F', 'F', 'L', 'U'),
  category: fc.constantFrom('A', 'A', 'A', 'B'),
  postcode: fc.constantFrom('M14 5CD', 'M14 5AB', 'M14 7XY'),
  paon: fc.constantFrom('12', '14', null),
  saon: fc.constantFrom('FLAT 3', null),
})

const aCase = fc.record({
  priceLevel: fc.integer({ min: 10_000, max: 1_500_000 }),
  sales: fc.array(aSaleNear, { maxLength: 60, size: 'max' }),
  askingLevel: fc.double({ min: 0.2, max: 1.3, noNaN: true }),
  propertyType: fc.constantFrom('semi_detached' as const, ...propertyTypes),
  bedrooms: fc.integer({ min: 0, max: 6 }),
  // Of one in six nobody has said.
  condition: fc.option(fc.constantFrom(...conditions), { nil: undefined }),
})

test('whatever the market, the answer is valid, and no verdict rests on a guess', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(aCase, async ({ priceLevel, sales, askingLevel, propertyType, bedrooms, condition }) => {
      const comparables = sales.map(({ level, soldOn, ...sale }) =>
        aSale({ ...sale, price: Math.ceil(priceLevel * level), soldOn: soldOn.toISOString().slice(0, 10) }),
      )
      const askingPrice = Math.ceil(priceLevel * askingLevel)
      const input = validatorInput({ comparables }, { askingPrice, propertyType, bedrooms, condition })
      const { outcome, valuation } = agentOutcomeSchema.parse(
        await dealValidator(input, new AbortController().signal),
      )

      seen.add(outcome)
      if (condition === undefined) expect(outcome).toBe('needs_info')
      expect(outcome === 'advance' || outcome === 'reject').toBe(valuation !== undefined)
      if (valuation !== undefined) {
        expect(valuation.passed).toBe(outcome === 'advance')
        expect(valuation.basis.confidence).toBeGreaterThanOrEqual(0.5)
        expect(valuation.basis.ceiling).toBeLessThanOrEqual(valuation.estimatedMarketValue)
        expect(
          Math.sign(valuation.bmvScore) * (valuation.estimatedMarketValue - askingPrice),
        ).toBeGreaterThanOrEqual(0)
      }
    }),
    { numRuns: 1000 },
  )
  expect([...seen].toSorted()).toEqual(['advance', 'ask_human', 'needs_info', 'reject'])
})
