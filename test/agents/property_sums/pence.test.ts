import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatGbp } from '../../../src/agents/property_sums/format_gbp.ts'
import {
  divideHalfEven,
  roundDownTo,
  shareOf,
  toPence,
  toPounds,
} from '../../../src/agents/property_sums/pence.ts'

describe('pence', () => {
  test.each([
    [0.1 + 0.2, 30n],
    [1.005, 100n],
    [152_500, 15_250_000n],
    [9_999_999_999.99, 999_999_999_999n],
  ])('%d pounds are %d pence', (pounds, pence) => {
    expect(toPence(pounds)).toBe(pence)
  })

  test('every amount that the database can hold survives the way to pounds and back', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 999_999_999_999n }),
        (pence) => toPence(toPounds(pence)) === pence,
      ),
    )
  })

  test.each([
    [5n, 2n, 2n],
    [7n, 2n, 4n],
    [-5n, 2n, -2n],
    [-7n, 2n, -4n],
    [7n, 3n, 2n],
    [8n, 3n, 3n],
    [-8n, 3n, -3n],
    [8n, -3n, -3n],
    [0n, 3n, 0n],
  ])('%d / %d rounds to %d', (dividend, divisor, quotient) => {
    expect(divideHalfEven(dividend, divisor)).toBe(quotient)
  })

  test('a share is rounded once', () => {
    expect(shareOf(toPence(233_333.33), 0.75)).toBe(toPence(175_000))
    expect(shareOf(10n, 0.05)).toBe(0n)
    expect(shareOf(30n, 0.05)).toBe(2n)
  })

  test('offers are rounded down to whole steps', () => {
    expect(roundDownTo(toPence(500), toPence(125_120))).toBe(toPence(125_000))
    expect(roundDownTo(toPence(500), toPence(125_000))).toBe(toPence(125_000))
  })

  test('pence show only when there are any', () => {
    expect(formatGbp(toPence(152_500))).toBe('£152,500')
    expect(formatGbp(toPence(152_500.5))).toBe('£152,500.50')
  })
})
