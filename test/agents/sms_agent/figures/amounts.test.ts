import { expect, test } from 'vitest'
import { amountsIn } from '../../../../src/agents/sms_agent/figures/amounts.ts'

test.each<[string, number[]]>([
  ['£145,000', [145_000]],
  ['145k', [145_000]],
  ['145 grand', [145_000]],
  ['145.5k', [145_500]],
  ['1.5m', [1_500_000]],
  ['one forty five', [145_000]],
  ['eighty thousand', [80_000]],
  ['one million two', [1_200_000]],
  ['one hundred and fifty thousand', [150_000]],
  ['two forty', [240_000]],
  ['£ 185 000', [185_000]],
  ['185000', [185_000]],
  ['185', [185_000]],
  ['145,ooo', [145_000]],
  ['£185, 500', [185_500]],
  ['£1 50,000', [150_000]],
  ['1-7-5', [175_000]],
  ['1 million 50', [1_050_000]],
  ['134 nine fifty', [134_950]],
  ['two million, one hundred thousand', [2_100_000]],
  ['about 80% of it', []],
  ['call me on 07700 900123', []],
  ['+447700900123', []],
  ['open 24/7', []],
  ['bought in 1998', []],
  ['bs6 5qa', []],
  ['3 bed', []],
  ['3 bedrooms and 2 bathrooms', []],
  ['in 6 weeks', []],
  ['between 160k and 170k', [160_000, 170_000]],
  ['ill take 99,950', [99_950]],
])('%s', (text, amounts) => {
  expect(amountsIn(text).map(({ amount }) => amount)).toEqual(amounts)
})
