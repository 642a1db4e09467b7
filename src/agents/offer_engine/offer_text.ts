import { gsmText } from '../gsm_text.ts'
import { formatGbp } from '../property_sums/format_gbp.ts'
import type { Pence } from '../property_sums/pence.ts'
import type { NextAmount } from './next_amount.ts'

type Reason = Extract<NextAmount, { amount: Pence }>['because']

export type OfferText = {
  readonly companyName: string
  readonly propertyAddress: string
  readonly amount: Pence
  readonly because: Reason
  /** Nothing was sent to the vendor before, as when a form told us everything. */
  readonly isFirstText: boolean
}

/** Names us, the property, the figure and what it rests on; promises nothing and presses nobody. The first text of all says why we write. */
export function offerText({ companyName, propertyAddress, amount, because, isFirstText }: OfferText): string {
  const company = gsmText(companyName, 40)
  const address = shortAddress(propertyAddress)
  const figure = `${formatGbp(amount)}, subject to survey and contract`
  if (isFirstText) {
    return `Hello, this is ${company}. You asked us about selling ${address}. Going by sold prices nearby and its condition, our offer is ${figure}. A yes, a no, a question or a figure of your own are all welcome. Reply STOP to opt out.`
  }
  switch (because) {
    case 'opening':
    case 'reopening':
      return `${company}: going by sold prices nearby and its condition, our offer for ${address} is ${figure}. Take your time; a yes, a no, a question or a figure of your own are all welcome. Reply STOP to opt out.`
    case 'met_counter':
      return `${company}: thank you, we can meet your figure. Our offer for ${address} is now ${figure}. Would you like to go ahead at this price?`
    case 'concession':
      return `${company}: thank you for your answer. We can raise our offer for ${address} to ${figure}. Take your time; questions are welcome. Reply STOP to opt out.`
  }
}

/** "12 High Street" of "12 High Street, Leeds, LS1 4AB"; a flat or a bare number keeps the part after it. */
export function shortAddress(address: string): string {
  const [first = '', second] = gsmText(address, 300)
    .split(',')
    .map((part) => part.trim())
  const isPartial = /^(flat|apartment|apt|unit|room)\b/i.test(first) || /^\d+[a-z]?$/i.test(first)
  const short = isPartial && second !== undefined ? `${first}, ${second}` : first
  return short === '' ? 'your property' : gsmText(short, 50)
}
