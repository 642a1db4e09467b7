import { type Amount, amountsIn } from '../figures/amounts.ts'
import { isBare, isLittleElse, meantAsAsked } from '../figures/figure_in_clause.ts'
import {
  areAlternatives,
  haveConditions,
  isAdopted,
  isInsteadOf,
  isStep,
  isWhatItCameDownTo,
} from '../figures/joined_figures.ts'
import { isSaidByAnother, soundOfFigure } from '../figures/sound_of_figure.ts'

/** Whether we asked for the price, or for another sum such as a mortgage. */
interface AskedOfSums {
  price: boolean
  otherSum: boolean
}

export interface PriceRead {
  price: number | null
  /** A range or a choice of figures: not a price until the vendor settles on one. */
  isRange: boolean
}

/**
 * The asking price in a text that is rid of what was read as other facts. A figure is one when words for asking stand with
 * it and nobody else asks, or when its clause says little else: money then, or the answer to our question. The latest wins.
 * Where the number of the house was asked for as well, a lone bare figure may be either.
 */
export function readPrice(whole: string, asked: AskedOfSums, mayBeHouseNumber = false): PriceRead {
  const text = whole.replace(hedges, ' , ')
  const figures = amountsIn(text, isDecimalAlone.test(text) ? aMillion : 0).filter(
    ({ amount }) => amount >= 10_000 && amount <= 20_000_000 && !ofMany.test(text),
  )
  const isAnswer = ({ index, length }: Amount) =>
    asked.price &&
    !(
      mayBeHouseNumber &&
      figures.length === 1 &&
      isBare(text.slice(index, index + length)) &&
      beginsIt(text, index)
    )
  const prices = figures.filter((figure) =>
    isPrice(text, figure, figures, { price: isAnswer(figure), otherSum: asked.otherSum }),
  )
  // "400,000. It is worth 450,000 but I want it done."
  const last = prices.findLast(({ index }) => !/\bworth \W*$/.test(text.slice(0, index))) ?? prices.at(-1)
  if (last === undefined) return { price: null, isRange: false }

  const previous = figures[figures.indexOf(last) - 1]
  const following = figures[figures.indexOf(last) + 1]
  if (following !== undefined && isStep(text, last, following)) return { price: null, isRange: true }
  const between =
    previous === undefined ? 'nothing' : text.slice(previous.index + previous.length, last.index)
  const isNumberAndPrice =
    mayBeHouseNumber &&
    figures.length === 2 &&
    between === ' and ' &&
    !/\bbetween\W*$/.test(text.slice(0, previous?.index))
  if (previous !== undefined && !isNumberAndPrice && areAlternatives(text, previous, last))
    return { price: null, isRange: true }
  if (previous !== undefined && haveConditions(text, previous, last) && previous.amount > last.amount * 0.75)
    return { price: Math.min(previous.amount, last.amount), isRange: false }
  return { price: /\bnot ?$/.test(between) ? (previous?.amount ?? null) : last.amount, isRange: false }
}

/** "1.1" is millions. */
const isDecimalAlone = /^(?:[^\d]*[.?!] )?\W*[1-9]\.\d{1,2}\W*$/
const aMillion = 1_000_000

/** What says no more than that nobody is certain. */
const hedges =
  /\b(?:(?:im |i am )?not (?:really |too |very |entirely |quite )?sure(?: really| tbh)?|(?:i )?dont (?:really )?know|dunno|no idea|hard to say|who knows|off the top of my head|if im honest|if you ask me)(?=$|[ ,.])/g

/** Whoever sells many houses names a sum for all of them. */
const ofMany = /\bportfolio\b/

/** Nobody leads up to the number of their house. */
const beginsIt = (text: string, index: number) => (text.slice(0, index).match(/[a-z]+/g) ?? []).length <= 2

function isPrice(
  text: string,
  figure: Amount,
  all: readonly Amount[],
  { price: wasAsked, otherSum }: AskedOfSums,
): boolean {
  if (isAdopted(text, figure, all) || isWhatItCameDownTo(text, figure)) return true
  if (isSaidByAnother(text, figure)) return false
  const sound = soundOfFigure(text, figure, wasAsked ? 'price' : 'nothing', all.length === 1)
  if (sound !== 'either') return sound === 'price'
  if (meantAsAsked(text, figure)) return true
  const previous = all[all.indexOf(figure) - 1]
  const next = all[all.indexOf(figure) + 1]
  if (
    wasAsked &&
    ((previous !== undefined && haveConditions(text, previous, figure)) ||
      (next !== undefined && haveConditions(text, figure, next)))
  )
    return true
  if (wasAsked && previous !== undefined && isInsteadOf(text, previous, figure)) return true
  const isMoney = !isBare(text.slice(figure.index, figure.index + figure.length))
  // "Yes, about 102,000" answers another question.
  return (wasAsked || (isMoney && !otherSum && !/^yes\b/.test(text))) && isLittleElse(text, figure)
}
