import { scoreOf, thresholds } from '../taught/scores.ts'
import type { Amount } from './amounts.ts'
import { type FigureAsked, figureFeatures } from './figure_features.ts'
import { countsSomething, leadIn } from './figure_in_clause.ts'

/** Whoever else's figure it is, or what else it is of, says so in its clause. */
const ofAnother =
  /\b(?:agents?|zoopla|rightmove|valuer|valued|valuation|surveyor|probate|insur\w+|rebuild|neighbou?rs?|next door|mortgage|owe[sd]?|owing|debts?|loans?|paid|bought|costs?|spent|quoted|rent(?:s|al|ed)?|lets|pension|salary|savings|deposit|budget|tax|fees|inheritance|brother|sister|ex|son|daughter|council|bank|buyers?|offered|someone|somebody|another|used to|originally|(?:was|were) (?:up|on|listed|advertised|marketed|priced|for sale)|built|since|born|number|plot|you (?:said|told|offered)|would you (?:pay|give)|do you mean|each of us|both of us want|not)\b/
const aboveOrBelow = /\b(?:more than|less than|well over|over|above|under|below|upwards of)(?: the)?\W*$/
/** What it was, or has come down from. */
const gone = /(?:\b(?:was|were)|\b(?:down|reduced|dropped) from|\binstead of|\brather than)\W*$/
const said = /\b(?:mind|head|figure|price|number|thinking|thought|asking|hoping)\b/
const isDenied = /\b(?:no|not|never|nothing|wont|cant|couldnt|wouldnt|dont)\b/
const countedAfter =
  /^ ?(?:years?|yrs?|a (?:month|year|week)|pcm|pm|pw|left|owing|to go|square|sq|miles|days|minutes|before|on (?:it|the (?:lease|kitchen|roof)))\b/

/** "192 from another firm", "95k mortgage" */
const ofAnotherAfter =
  /^ ?(?:k |grand |thousand )?(?:(?:is|was|on|in|of|for|off|the|a|my|our|and) )*(?:mortgage|loan|debt|deposit|rent|valuation|repairs?|work|wiring|extension|roof|kitchen)\b|^ ?(?:k |grand |thousand )?(?:from|by|off) (?:an?(?:other)?|the|some|my|our) (?:\w+ )?(?:firm|company|agents?|buyer|bank|investor|guy|bloke|neighbour)\b/

/** What the words around a figure sound like: the vendor's price where we asked for one or made an offer, none, or neither for certain. */
export function soundOfFigure(
  text: string,
  figure: Amount,
  asked: FigureAsked,
  isAlone = false,
): 'price' | 'none' | 'either' {
  const { quiet, loud } = thresholds.price ?? {
    quiet: Number.NEGATIVE_INFINITY,
    loud: Number.POSITIVE_INFINITY,
  }
  if (isOneOfARange(text, figure)) return 'either'
  const score = scoreOf('price', figureFeatures(text, figure, asked))
  if (score < quiet) return 'none'
  return asked !== 'nothing' && score > (isAlone ? Math.min(loud, alone) : loud) && !isOfAnother(text, figure)
    ? 'price'
    : 'either'
}

/** From here on the one figure in an answer to our question for a price is taken for it. */
const alone = -0.5

const isOneOfARange = (text: string, { index, length }: Amount) =>
  /\d[\d.,]*k? ?(?:-|to|or|and|maybe|up to) ?£?$/.test(text.slice(0, index)) ||
  /^ ?(?:-|to|or|and|maybe|up to) ?£?\d/.test(text.slice(index + length))

/** "Another firm came and said 140": a clause without a subject has that of the one before. */
const saidBy =
  /\b(?:another|other|firm|company|agents?|valuer|surveyor|buyer|investor|developer|neighbours?|bloke|guy|man|lad|lady|someone|somebody|he|she|they)\b[^.!?;\n,]*\b(?:and|then|who|that) (?:\w+ )?(?:said|says|offered|put|reckoned|reckons|valued|wanted|gave|went|bid|quoted)(?: \w+){0,3} ?£?$/
export const isSaidByAnother = (text: string, { index }: Amount) => saidBy.test(text.slice(0, index))

function isOfAnother(text: string, figure: Amount): boolean {
  const before = leadIn(text, figure)
  return (
    countsSomething(text, figure) ||
    ofAnotherAfter.test(text.slice(figure.index + figure.length)) ||
    ofAnother.test(
      before.replace(/\b(?:wont|wouldnt|not|cant|couldnt) (?:go|take|say no|sell|accept)\b/g, ''),
    ) ||
    (gone.test(before) && !said.test(before)) ||
    (aboveOrBelow.test(before) && !isDenied.test(before)) ||
    countedAfter.test(text.slice(figure.index + figure.length)) ||
    (/\?/.test(text.slice(figure.index + figure.length, figure.index + figure.length + 2)) &&
      /\b(?:why|is it|would you|do you)\b/.test(before))
  )
}
