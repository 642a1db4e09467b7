import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountsIn } from '../../src/agents/sms_agent/figures/amounts.ts'
import { readMoney } from '../../src/intake/readers/money.ts'
import { pounds } from '../../src/money/pounds.ts'

/** How a price for a house is written. */
const spellings: ((thousands: number) => string)[] = [
  (thousands) => `${thousands}000`,
  (thousands) => `£${thousands}000`,
  (thousands) => pounds(thousands * 1000),
  (thousands) => pounds(thousands * 1000).replace('£', '£ '),
  (thousands) => pounds(thousands * 1000).slice(1),
  (thousands) => pounds(thousands * 1000).replaceAll(',', ' '),
  (thousands) => `${thousands}k`,
  (thousands) => `£${thousands} k`,
  (thousands) => `${thousands} grand`,
  (thousands) => `${thousands} thousand`,
  (thousands) => `${thousands}.5k`,
  (thousands) => `£${thousands / 1000}m`,
  (thousands) => `${thousands / 1000} million`,
]

describe('a cell of a spreadsheet and a text name the same sum', () => {
  test('for every price and every spelling', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 9_999 }), fc.constantFrom(...spellings), (thousands, spell) => {
        const written = spell(thousands)
        const cell = readMoney(written)
        expect(cell, written).toMatchObject({ ok: true })
        expect(
          amountsIn(written).map(({ amount }) => amount),
          written,
        ).toEqual(cell.ok ? [Number(cell.value)] : [])
      }),
      { numRuns: 5_000 },
    )
  })
})
