import { numbersSomething } from './bare_figure.ts'
import { type Amount, amountsIn } from './money.ts'

/** Before or after such words a figure is a debt, a rent, somebody else's price or history, and not the vendor's. */
const notTheirsBefore =
  /\b(neighbou?rs?|next door|down the road|up the road|over the road|across the road|round the corner|valued|valuation|valued it at|agents?|zoopla|rightmove|mortgage|owe|owing|loan|paid|bought|purchased|cost me|sold for|went for|rent|rented|worth|similar|on the market|listed|listed (at|for)|for sale at|reckons?|said|told|gave me|last lot|last buyer|offered|offer of|spent|deposit|savings?|hoping for|hoped for|wanted|was after)\b[^.;!?\d£]{0,30}$/
const notTheirsAfter =
  /^[^.;!?\d]{0,14}\b(pcm|per month|a month|pm|pw|rent|mortgage|owing|outstanding|left on|service charge|deposit|spent|valuation|from (someone|another|somebody))\b/
/** After such a word the sentence speaks of what the vendor would take, whoever's figure came before. */
const theirsBefore =
  /\b(take|accept|do|want|need|make it|least|considered?|consider|settle for|at|for|go to|go for|stretch to|agree to|no less than)( \w+)? ?£? ?$/

export interface FiguresInReply {
  /** What the vendor would take instead of the offer, in the order written. */
  theirs: number[]
  /** The text with our figure written as "oursum" and every other one as "othersum", for patterns to read. */
  text: string
}

/** Whose the figures in an answer to an offer are. `text` is in one spelling, as `words()` gives it. */
export function figuresInReply(text: string, offer: number): FiguresInReply {
  const theirs: number[] = []
  let named = text
  for (const figure of amountsIn(text, offer).toReversed()) {
    const isOurs = Math.abs(figure.amount - offer) < 500
    if (!isOurs && isTheirs(text, figure, offer)) theirs.unshift(figure.amount)
    named = `${named.slice(0, figure.index)}${isOurs ? 'oursum' : 'othersum'}${named.slice(figure.index + figure.length)}`
  }
  return { theirs, text: named.replace(/ +/g, ' ') }
}

function isTheirs(text: string, figure: Amount, offer: number): boolean {
  const { amount, index, length } = figure
  if (amount < offer * 0.3 || amount > offer * 3 || numbersSomething(text, figure)) return false
  const before = text.slice(Math.max(0, index - 45), index)
  if (
    theirsBefore.test(before) &&
    !/\b(sold|went|valued|listed|market|sale) (it )?(at|for) ?£?$/.test(before)
  ) {
    return !notTheirsAfter.test(text.slice(index + length))
  }
  return !notTheirsBefore.test(before) && !notTheirsAfter.test(text.slice(index + length))
}

const smallNumbers: readonly string[] = 'zero one two three four five six seven eight nine ten'.split(' ')
const count = `(£ ?)?(\\d{1,5}(?:\\.\\d)?|${smallNumbers.slice(1).join('|')})`
const noMoney =
  '(?! ?(?:than|weeks?|days?|months?|years?|things?|questions?|times?|minutes?|viewings?|%|percent))'
const raises = [
  new RegExp(
    `\\b(?:add|another|extra|up (?:it )?by|bump (?:it )?(?:up )?by|put|plus) ${count} ?(k|grand|thousand)?\\b${noMoney}`,
  ),
  new RegExp(`(?<![\\d£])${count} ?(k|grand|thousand)? (?:more|extra|higher|on top)\\b${noMoney}`),
]

/** "5k more": by how much the vendor wants the offer raised, in GBP; null when no such figure is named. */
export function raiseWanted(text: string): number | null {
  for (const raise of raises) {
    const [, pound, said = '', unit] = raise.exec(text) ?? []
    const value = smallNumbers.includes(said) ? smallNumbers.indexOf(said) : Number(said)
    if (unit !== undefined && value > 0) return value * 1000
    if (pound !== undefined && value >= 100) return value
    if (/^\d/.test(said) && value > 0 && value <= 100) return value * 1000
  }
  return null
}
