import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { poundsInWords } from '../../src/money/figure_in_words.ts'
import { penceOf } from '../../src/money/written_figure.ts'

describe('a written figure', () => {
  test.each([
    [{ whole: '185', fraction: '', unit: 'k' }, 18_500_000n],
    [{ whole: '182', fraction: '5', unit: 'grand' }, 18_250_000n],
    [{ whole: '1', fraction: '25', unit: 'million' }, 125_000_000n],
    [{ whole: '', fraction: '5', unit: 'm' }, 50_000_000n],
    [{ whole: '185,000', fraction: '50', unit: '' }, 18_500_050n],
    [{ whole: '1', fraction: '', unit: 'thousand' }, 100_000n],
  ])('%o', (figure, pence) => {
    expect(penceOf(figure)).toBe(pence)
  })

  test('is exact however long, and never a part of a penny', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 20n), fc.nat(99), (pounds, pence) => {
        const fraction = String(pence).padStart(2, '0')
        expect(penceOf({ whole: String(pounds), fraction, unit: '' })).toBe(pounds * 100n + BigInt(pence))
        expect(penceOf({ whole: String(pounds), fraction: `${fraction}1`, unit: '' })).toBeNull()
      }),
    )
  })
})

describe('a figure in words', () => {
  test.each([
    ['eighty thousand', 80_000],
    ['one hundred and forty five thousand', 145_000],
    ['one forty five', 145_000],
    ['one three five', 135_000],
    ['two hundred grand', 200_000],
    ['ninety', 90_000],
    ['a hundred and ten', 110_000],
    ['one hundred and forty two thousand five hundred', 142_500],
    ['one million two', 1_200_000],
    ['one million two hundred thousand', 1_200_000],
    ['a quarter of a million', 250_000],
    ['half a million', 500_000],
    ['a million', 1_000_000],
    ['one point two five million', 1_250_000],
    ['three quarters of a million', 750_000],
    ['a million and a quarter', 1_250_000],
    ['ninety two five', 92_500],
    ['nine zero', 90_000],
    ['one oh five', 105_000],
    ['one sixty nine nine fifty', 169_950],
    ['2 hundred 5 thousand', 205_000],
  ])('%s', (words, pounds) => {
    expect(poundsInWords(words.split(' '))).toBe(pounds)
  })

  test.each([['three'], ['and'], ['thousand'], ['half'], ['hundred hello']])('%s is none', (words) => {
    expect(poundsInWords(words.split(' '))).toBeNull()
  })
})
