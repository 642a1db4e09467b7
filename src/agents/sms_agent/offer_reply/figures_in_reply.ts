import { type Amount, amountsIn } from '../figures/amounts.ts'
import { afterAPrice, isLittleElse, meantAsAsked } from '../figures/figure_in_clause.ts'
import { soundOfFigure } from '../figures/sound_of_figure.ts'

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

/** Words for asking stand with it, said by the vendor and of now, or its clause says little else. */
const isTheirs = (text: string, figure: Amount, offer: number): boolean =>
  figure.amount >= offer * 0.3 &&
  figure.amount <= offer * 3 &&
  !/\b(?:why|how come)\b[^.!?]*$/.test(text.slice(0, figure.index)) &&
  isMeant(text, figure)

function isMeant(text: string, figure: Amount): boolean {
  const sound = soundOfFigure(text, figure, 'offer')
  return sound === 'either'
    ? meantAsAsked(text, figure) || isLittleElse(text, figure, afterAPrice)
    : sound === 'price'
}

const smallNumbers: readonly string[] = 'zero one two three four five six seven eight nine ten'.split(' ')
const count = `(£ ?)?(\\d{1,5}(?:\\.\\d)?|${smallNumbers.slice(1).join('|')})`
const noMoney =
  '(?! ?(?:than|weeks?|days?|months?|years?|things?|questions?|times?|minutes?|viewings?|%|percent))'
const raises = [
  new RegExp(
    `\\b(?:add|another|extra|up it(?: by)?|up by|bump (?:it )?(?:up )?by|put|plus) ${count} ?(k|grand|thousand)?\\b${noMoney}`,
  ),
  new RegExp(`(?<![\\d£])${count} ?(k|grand|thousand)? (?:more|extra|higher|on top)\\b${noMoney}`),
]

const endsSaid = /\b(?:another|extra) (?!one\b)[a-z]+(?:$|[.,!?]| and | or )/

/** "5k more": by how much the vendor wants the offer raised, in GBP; null when no such figure is named. */
export function raiseWanted(text: string): number | null {
  for (const raise of raises) {
    const [, pound, said = '', unit] = raise.exec(text) ?? []
    const value = smallNumbers.includes(said) ? smallNumbers.indexOf(said) : Number(said)
    if (unit !== undefined && value > 0) return value * 1000
    if (pound !== undefined && value >= 100) return value
    if (value > 0 && value <= 100 && (/^\d/.test(said) || endsSaid.test(text))) return value * 1000
  }
  return null
}
