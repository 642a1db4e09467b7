import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gsmText } from '../../../src/agents/gsm_text.ts'
import { offerText, shortAddress } from '../../../src/agents/offer_engine/offer_text.ts'

const gsmOnly = /^[@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/

describe('the text of an offer', () => {
  test.each([
    ['12 High Street, Leeds, LS1 4AB', '12 High Street'],
    ['Flat 3, 12 High Street, Leeds', 'Flat 3, 12 High Street'],
    ['12a, High Street', '12a, High Street'],
    ['Rose Cottage', 'Rose Cottage'],
    ['Llŷn Cottage, Bath', 'Llyn Cottage'],
    ['家', 'your property'],
  ])('shortens %s to %s', (address, short) => {
    expect(shortAddress(address)).toBe(short)
  })

  test.each([
    ['Dave’s “Homes” – UK…', `Dave's "Homes" - UK...`],
    ['Café Łódź [x] {y}', 'Café odz x y'],
    ['Cafe\u0301', 'Café'],
    ['two\nlines\u200b', 'two lines'],
  ])('writes %s as %s', (words, gsm) => {
    expect(gsmText(words, 100)).toBe(gsm)
  })

  test('fits two texts in GSM characters, whoever we are and wherever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.bigInt({ min: 1n, max: 999_999_999_999n }),
        fc.constantFrom('opening', 'reopening', 'met_counter', 'concession'),
        fc.boolean(),
        (companyName, propertyAddress, amount, because, isFirstText) => {
          const text = offerText({ companyName, propertyAddress, amount, because, isFirstText })
          expect(text).toMatch(gsmOnly)
          expect(text.length).toBeLessThanOrEqual(306)
        },
      ),
      { numRuns: 500 },
    )
  })
})
