import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agentOutcomeSchema, conditions, type Offer } from '../../../src/agents/contract/agent.ts'
import { offerEngine } from '../../../src/agents/offer_engine/offer_engine.ts'
import { countered, engineInput } from './engine_input.ts'

const aHome = fc
  .record({
    estimatedMarketValue: fc.integer({ min: 1, max: 2_000_000 }),
    askingLevel: fc.double({ min: 0.3, max: 1.5, noNaN: true }),
    bedrooms: fc.integer({ min: 0, max: 6 }),
    condition: fc.constantFrom(...conditions),
  })
  .map(({ askingLevel, ...home }) => ({
    ...home,
    askingPrice: Math.ceil(home.estimatedMarketValue * askingLevel * 100) / 100,
  }))

/** What the vendor asks for next, as a multiple of our last offer. */
const someCounters = fc.array(fc.double({ min: 0.95, max: 1.3, noNaN: true }), { minLength: 4, maxLength: 4 })

test('through any negotiation an offer stays within its bounds and never falls', async () => {
  const roundsReached = new Set<number>()
  await fc.assert(
    fc.asyncProperty(aHome, someCounters, async (home, counters) => {
      const offers: Offer[] = []
      for (const factor of counters) {
        const purpose = offers.length === 0 ? 'MAKE_OFFER' : 'RESPOND_TO_COUNTER'
        const input = engineInput({ purpose, offers }, home)
        const { outcome, offer } = agentOutcomeSchema.parse(
          await offerEngine(input, new AbortController().signal),
        )
        if (offer === undefined) {
          expect(outcome).toBe('ask_human')
          return
        }

        const previous = offers.at(-1)
        expect(offer.amount).toBeGreaterThan(previous?.amount ?? 0)
        expect(offer.amount).toBeLessThanOrEqual(
          Math.min(offer.ceiling, home.estimatedMarketValue, home.askingPrice, Number(offer.basis.ceiling)),
        )
        expect(offer.amount).toBeLessThanOrEqual(previous?.counterAmount ?? offer.amount)
        expect(offers.length).toBeLessThan(3)
        roundsReached.add(offers.length + 1)
        offers.push(countered(offers.length + 1, offer.amount, Math.round(offer.amount * factor * 100) / 100))
      }
    }),
    { numRuns: 1000 },
  )
  expect(roundsReached).toEqual(new Set([1, 2, 3]))
})
