import { isTheAnswer, numbersSomething } from './bare_figure.ts'
import { type Amount, amountsIn } from './money.ts'

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
 * The asking price in a text. A bare number counts only as the answer to our question for the price; otherwise the
 * figure has to look like money (£, k, thousands) or stand beside a word for asking. The latest statement wins.
 */
export function readPrice(text: string, wasAsked: boolean): PriceRead {
  const figures = amountsIn(text).filter((figure) => mayBeTheirs(text, figure))
  const last = figures.findLast((figure) => isPrice(text, figure, wasAsked))
  if (last === undefined) return { price: null, isRange: false }

  const previous = figures[figures.indexOf(last) - 1]
  if (previous !== undefined) {
    const between = text.slice(previous.index + previous.length, last.index)
    if (/^ ?(-|to|or|and|maybe|up to) ?(maybe )?$/.test(between)) return { price: null, isRange: true }
    if (/\bnot ?$/.test(between)) return { price: previous.amount, isRange: false }
  }
  return { price: last.amount, isRange: false }
}

function mayBeTheirs(text: string, figure: Amount): boolean {
  const { amount, index, length } = figure
  return (
    amount >= 10_000 &&
    amount <= 20_000_000 &&
    !otherFigureBefore.test(text.slice(Math.max(0, index - 40), index)) &&
    !otherFigureAfter.test(text.slice(index + length)) &&
    !numbersSomething(text, figure)
  )
}

function isPrice(text: string, figure: Amount, wasAsked: boolean): boolean {
  const { index, length } = figure
  const looksLikeMoney = /[£k]|grand|thousand|mil|,|\d{5}/.test(text.slice(index, index + length))
  const isAskedFor =
    /(asking|want|after|looking for|price|accept|take|least|sell(ing)? (it )?for|hoping for|need)[^.;]{0,20}$/.test(
      text.slice(Math.max(0, index - 40), index),
    )
  return looksLikeMoney || isAskedFor || (wasAsked && isTheAnswer(text, figure))
}
