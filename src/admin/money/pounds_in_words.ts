const exact = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP', maximumFractionDigits: 0 })
const short = new Intl.NumberFormat('en-GB', {
  ...{ style: 'currency', currency: 'GBP', notation: 'compact', maximumSignificantDigits: 3 },
})

/** `£187,500`; sums from a million on as `£2.41M`. */
export function poundsInWords(pounds: number): string {
  return pounds < 1_000_000 ? exact.format(pounds) : short.format(pounds)
}
