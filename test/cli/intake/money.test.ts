import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHousePrice, readMoney } from '../../../src/intake/readers/money.ts'

describe('an amount in pounds is read', () => {
  it.each([
    ['185000', '185000.00'],
    ['£185,000', '185000.00'],
    ['£ 185 000', '185000.00'],
    ['185000.00', '185000.00'],
    ['185000.0000', '185000.00'],
    ['185,000.50', '185000.50'],
    ['185k', '185000.00'],
    ['£182.5K', '182500.00'],
    ['185 thousand', '185000.00'],
    ['1.2m', '1200000.00'],
    ['£1.25 million', '1250000.00'],
    ['1mil', '1000000.00'],
    ['.5m', '500000.00'],
    ['GBP 185000', '185000.00'],
    ['185000 GBP', '185000.00'],
    ['185,000 pounds', '185000.00'],
    ['OIRO £185,000', '185000.00'],
    ['offers over 185k', '185000.00'],
    ['O/O 185k', '185000.00'],
    ['Offers in the region of £185,000', '185000.00'],
    ['Guide price: £185,000', '185000.00'],
    ['approx 185k', '185000.00'],
    ['~185k', '185000.00'],
    ['185000 ono', '185000.00'],
    ['£185,000 (negotiable)', '185000.00'],
    ['£185,000.-', '185000.00'],
    ['0.29', '0.29'],
  ])('%s', (written, expected) => {
    expect(readMoney(written)).toEqual({ ok: true, value: expected })
  })

  it('to the penny, however large', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 14n), (pence) => {
        const written = `${pence / 100n}.${String(pence % 100n).padStart(2, '0')}`
        expect(readMoney(`£${written}`)).toEqual({ ok: true, value: written })
      }),
    )
  })
})

describe('what is not one amount in pounds is refused', () => {
  it.each([
    [''],
    ['POA'],
    ['tbc'],
    ['180-190k'],
    ['180,000 – 190,000'],
    ['£180k to £190k'],
    ['between 180 and 190'],
    ['180/190k'],
    ['$185,000'],
    ['€185.000'],
    ['185 EUR'],
    ['185.000'],
    ['18,50,00'],
    ['185,00'],
    ['1,2345'],
    ['-185000'],
    ['185000.005'],
    ['£'],
    ['k'],
    ['1.85e5'],
    ['950 pcm'],
  ])('%j', (written) => {
    expect(readMoney(written)).toMatchObject({ ok: false })
  })
})

describe('the price of a house', () => {
  it.each([['185k'], ['£1,000'], ['100,000,000']])('may be %s', (written) => {
    expect(readHousePrice(written)).toMatchObject({ ok: true })
  })

  it.each([['0'], ['185'], ['999.99'], ['100,000,000.01'], ['950 pcm']])('may not be %s', (written) => {
    expect(readHousePrice(written)).toMatchObject({ ok: false })
  })
})
