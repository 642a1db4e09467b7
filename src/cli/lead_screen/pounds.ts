const gbp = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'GBP',
  trailingZeroDisplay: 'stripIfInteger',
})

/** An amount as the database gives it ("185000.00") as "£185,000". */
export function pounds(amount: string): string {
  return gbp.format(Number(amount))
}
