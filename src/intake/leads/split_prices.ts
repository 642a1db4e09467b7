import type { LeadColumns } from './lead_columns.ts'

/** Thousands of a price that stand in the next cell, since a comma was taken for the end of theirs. */
const head = /(^|[^\d.])\d{1,3}(,\d{3})*$/
const rest = /^\d{3}(?!\d)/

export interface Rejoined {
  cells: readonly string[]
  /** Of the prices that were put together again. */
  positions: number[]
}

/** The cells of a row that has too many, with prices put together again where that explains all of the surplus. */
export function rejoinPrices(cells: readonly string[], { header, positions }: LeadColumns): Rejoined {
  const whole = { cells, positions: [] }
  const joined = [...cells]
  const at: number[] = []
  for (const price of positions.get('askingPrice') ?? []) {
    while (
      joined.length > header.length &&
      head.test(joined[price] ?? '') &&
      rest.test(joined[price + 1] ?? '')
    ) {
      joined.splice(price, 2, `${joined[price]},${joined[price + 1]}`)
      if (!at.includes(price)) at.push(price)
    }
  }
  return joined.length === header.length ? { cells: joined, positions: at } : whole
}
