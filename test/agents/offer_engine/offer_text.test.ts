import fc from 'fast-check'
import { expect, test } from 'vitest'
import { offerText } from '../../../src/agents/offer_engine/offer_text.ts'

test('the text of an offer fits two segments of GSM, whatever the sum below ten million and wherever it is', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 999_999_999n }),
      fc.constantFrom('opening', 'reopening', 'met_counter', 'concession'),
      fc.boolean(),
      (amount, because, isFirstText) => {
        const text = offerText({
          companyName: 'Homestead Buyers',
          shortAddress: 'x'.repeat(50), // the longest that short_address() gives
          amount,
          because,
          isFirstText,
        })
        expect(text).toMatch(/^[ A-Za-z0-9£?,.;:-]*$/)
        expect(text.length).toBeLessThanOrEqual(306)
      },
    ),
    { numRuns: 500 },
  )
})
