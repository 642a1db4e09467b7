const gbp = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'GBP',
  trailingZeroDisplay: 'stripIfInteger',
})

/**
 * An amount, as a number or as the database gives it ("185000.00"), for people: "£185,000", with pence only when there
 * are any. The one way to write pounds; in the database it is pipeline_private.pounds().
 */
export function pounds(amount: number | string): string {
  return gbp.format(Number(amount))
}
