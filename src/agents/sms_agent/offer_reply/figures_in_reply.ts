import { type Amount, amountsIn } from '../figures/amounts.ts'
import { afterAPrice, isLittleElse, meantAsAsked } from '../figures/figure_in_clause.ts'
import { isAdopted, isWhatItCameDownTo } from '../figures/joined_figures.ts'
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
  const figures = amountsIn(text, offer)
  for (const figure of figures.toReversed()) {
    const isOurs = Math.abs(figure.amount - offer) < 500
    if (!isOurs && isTheirs(text, figure, { offer, figures })) theirs.unshift(figure.amount)
    named = `${named.slice(0, figure.index)}${isOurs ? 'oursum' : 'othersum'}${named.slice(figure.index + figure.length)}`
  }
  return { theirs, text: named.replace(/ +/g, ' ') }
}

/** Words for asking stand with it, said by the vendor and of now, or its clause says little else. */
const isTheirs = (
  text: string,
  figure: Amount,
  { offer, figures }: { offer: number; figures: readonly Amount[] },
): boolean =>
  figure.amount >= offer * 0.3 &&
  figure.amount <= offer * 3 &&
  !comesDownTo(text, figure, figures, offer) &&
  !/\b(?:why|how come)\b[^.!?]*$/.test(text.slice(0, figure.index)) &&
  (isAdopted(text, figure, figures) || isWhatItCameDownTo(text, figure) || isMeant(text, figure))

/** "395 down to 315", of which the second is ours. */
function comesDownTo(text: string, figure: Amount, figures: readonly Amount[], offer: number): boolean {
  const next = figures[figures.indexOf(figure) + 1]
  return (
    next !== undefined &&
    Math.abs(next.amount - offer) < 500 &&
    /^ ?(?:down |dropped |cut |reduced )?to £?$/.test(text.slice(figure.index + figure.length, next.index))
  )
}

function isMeant(text: string, figure: Amount): boolean {
  const sound = soundOfFigure(text, figure, 'offer')
  return sound === 'either'
    ? meantAsAsked(text, figure) || isLittleElse(text, figure, afterAPrice)
    : sound === 'price'
}

const smallNumbers: readonly string[] = 'zero one two three four five six seven eight nine ten'.split(' ')
const count = `(£ ?)?(\\d{1,2},\\d{3}|\\d{1,5}(?:\\.\\d)?|${smallNumbers.slice(1).join('|')})`
const noMoney =
  '(?! ?(?:than|weeks?|days?|months?|years?|things?|questions?|times?|minutes?|viewings?|%|percent))'
const raises = [
  new RegExp(
    `\\b(?:add|another|extra|go up(?: by)?|up (?:it|(?:your|the) \\w+)(?: by)?|up by|bump (?:it )?(?:up )?by|put|plus) ${count} ?(k|grand|thousand)?\\b${noMoney}`,
  ),
  new RegExp(`(?<![\\d£])${count} ?(k|grand|thousand)? (?:more|extra|higher|on top)\\b${noMoney}`),
  new RegExp(
    `(?<![\\d£])${count} ?(k|grand|thousand)? (?:short|shy|under|below|less)(?: of| than)? (?:what|where) (?:i|we|id|wed|ill)\\b(?! (?:still )?(?:owe|owed|paid|borrowed|spent)\\b)`,
  ),
]

const percent =
  /\b(\d{1,2}(?:\.\d)?) ?(?:%|per ?cent)(?! (?:fees?|vat|commission|tax)) (?:more|extra|higher|better|on top)\b|\b(?:another|add|extra|up it by|plus|up by) (\d{1,2}(?:\.\d)?) ?(?:%|per ?cent)(?! (?:fees?|vat|commission|tax))/

const endsSaid = /\b(?:another|extra) (?!one\b)[a-z]+(?:$|[.,!?]| and | or )/

/** "5k more", "10% more": by how much the vendor wants the offer raised, in GBP; null when no such figure is named. */
export function raiseWanted(text: string, offer: number): number | null {
  const [, more, another] = percent.exec(text) ?? []
  const share = Number(more ?? another ?? 0)
  if (share > 0) return Math.round((offer * share) / 100)
  for (const raise of raises) {
    const [, pound, said = '', unit] = raise.exec(text) ?? []
    const half = new RegExp(`\\b${said} and a half\\b`).test(text) ? 500 : 0
    const value = smallNumbers.includes(said) ? smallNumbers.indexOf(said) : Number(said.replace(',', ''))
    if (unit !== undefined && value > 0) return value * 1000 + half
    if ((pound !== undefined && value >= 100) || value >= 500) return value
    if (value > 0 && value <= 100 && (/^\d/.test(said) || endsSaid.test(text) || raise === raises.at(-1)))
      return value * 1000 + half
  }
  return null
}

const ours = '(?:that|this|it|yours|your (?:offer|figure|price|one)|oursum)'
const middle = new RegExp(
  `\\b(?:split|half ?way|middle|meet)\\b[^.!?]*\\b(?:between|of) (?:${ours} and othersum|othersum and ${ours})\\b|\\b(?:hoping for|wanted|asked for|asking|i said|we said|after) othersum\\b[^!?]*\\b(?:split the difference|meet (?:me |us |you )?(?:half ?way|in the middle))(?!\\W+(?:at|so|say|its)? ?othersum)`,
)

/** "Split the difference between that and 140": what lies between our offer and the one figure of theirs; `text` names figures as whose they are. */
export const middleWanted = (text: string, theirs: readonly number[], offer: number): number | null =>
  theirs.length === 1 && middle.test(text) ? Math.round((offer + Number(theirs[0])) / 2) : null
