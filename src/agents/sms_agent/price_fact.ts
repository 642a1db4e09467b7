import { amountsIn } from './money.ts'

/** Before or after such words a figure is somebody else's, a debt, a rent or history, and not what the vendor asks. */
const otherFigureBefore =
  /(mortgage|owe|owing|loan|rent|rented|rents|service charge|ground rent|valued|valuation|agents? (said|say|reckon|valued|told)|zoopla|rightmove|worth|paid|bought|purchased|cost me|neighbou?rs?|next door|down the road|sold for|went for|deposit|budget of)[^.,;\d]{0,28}$/
const otherFigureAfter =
  /^[^.,;\d]{0,14}(pcm|per month|a month|pm\b|pw\b|rent|mortgage|owing|outstanding|left on|service charge|deposit)/

export interface PriceRead {
  price: number | null
  /** A range or a choice of figures: not a price until the vendor settles on one. */
  isRange: boolean
}

/**
 * The asking price in a text. A bare number counts only when we asked for the price; otherwise the figure has to look
 * like money (£, k, thousands) or stand beside a word for asking. The latest statement wins.
 */
export function readPrice(text: string, wasAsked: boolean): PriceRead {
  const candidates = amountsIn(text).filter(({ amount, index, length }) => {
    if (amount < 10_000 || amount > 20_000_000) return false
    const before = text.slice(Math.max(0, index - 40), index)
    const after = text.slice(index + length)
    if (otherFigureBefore.test(before) || otherFigureAfter.test(after)) return false
    const written = text.slice(index, index + length)
    const looksLikeMoney = /[£k]|grand|thousand|mil|,|\d{5}/.test(written)
    const isAskedFor =
      /(asking|want|after|looking for|price|accept|take|least|sell(ing)? (it )?for|hoping for|need)[^.;]{0,20}$/.test(
        before,
      )
    return wasAsked || looksLikeMoney || isAskedFor
  })
  const last = candidates.at(-1)
  if (last === undefined) return { price: null, isRange: false }

  const previous = candidates.at(-2)
  if (previous !== undefined) {
    const between = text.slice(previous.index + previous.length, last.index)
    if (/^ ?(-|to|or|and|maybe|up to) ?(maybe )?$/.test(between)) return { price: null, isRange: true }
    if (/\bnot ?$/.test(between)) return { price: previous.amount, isRange: false }
  }
  return { price: last.amount, isRange: false }
}
