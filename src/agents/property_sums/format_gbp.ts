import { type Pence, toPounds } from './pence.ts'

const gbp = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'GBP',
  trailingZeroDisplay: 'stripIfInteger',
})

/** "£152,500", with pence only when there are any. */
export function formatGbp(amount: Pence): string {
  return gbp.format(toPounds(amount))
}
