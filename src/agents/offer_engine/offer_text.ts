import { formatGbp } from '../property_sums/format_gbp.ts'
import type { Pence } from '../property_sums/pence.ts'
import type { NextAmount } from './next_amount.ts'

type Reason = Extract<NextAmount, { amount: Pence }>['because']

export type OfferText = {
  readonly companyName: string
  readonly shortAddress: string
  readonly amount: Pence
  readonly because: Reason
  /** Nothing was sent to the vendor before, as when a form told us everything. */
  readonly isFirstText: boolean
}

/** Names us, the property, the figure, what it rests on and the way to a person; promises nothing and presses nobody. The first text of all says why we write. */
export function offerText({ companyName, shortAddress, amount, because, isFirstText }: OfferText): string {
  const figure = `${formatGbp(amount)}, subject to survey and contract`
  if (isFirstText) {
    return `Hello, this is ${companyName}. You asked us about selling ${shortAddress}. Going by sold prices nearby and its condition, our offer is ${figure}. A yes, a no, a figure or a talk with a person: all are welcome. Reply STOP to opt out.`
  }
  switch (because) {
    case 'opening':
    case 'reopening':
      return `${companyName}: going by sold prices nearby and its condition, our offer for ${shortAddress} is ${figure}. Take your time; a yes, a no, a question, your own figure or a wish to talk to a person are all welcome. Reply STOP to opt out.`
    case 'met_counter':
      return `${companyName}: thank you, we can meet your figure. Our offer for ${shortAddress} is now ${figure}. A person can talk it through with you, just say so. Would you like to go ahead at this price?`
    case 'concession':
      return `${companyName}: thank you for your answer. We can raise our offer for ${shortAddress} to ${figure}. Take your time; questions are welcome, and so is a wish to talk to a person. Reply STOP to opt out.`
  }
}
