import { plainWords } from './plain_text.ts'
import { notUnderstood, type Reading, understood } from './reading.ts'

const numerals = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const anyNumeral = ['[0-9]{1,2}', ...numerals].join('|')
const count = new RegExp(`^(${anyNumeral})( 0+)?$`)
const mention = new RegExp(`(?:^|[^0-9.-])(${anyNumeral}) ?-?(?:double |single )?(?:bed|bedroom|br)s?\\b`)
const most = 50

/** How many bedrooms; a studio has none. */
export function readBedrooms(text: string): Reading<number> {
  if (/^\s*[-–—]/.test(text)) return notUnderstood('not a number of bedrooms')
  const said = plainWords(text)
  if (/^(a )?(studio|bedsit)( flat)?$/.test(said)) return understood(0)
  const numeral = count.exec(said)?.[1]
  const bedrooms = numeral === undefined ? findBedrooms(text) : numberOf(numeral)
  return bedrooms !== null && bedrooms <= most
    ? understood(bedrooms)
    : notUnderstood('not a number of bedrooms')
}

/** The number of bedrooms that a description mentions ("3 bed semi"); null when it mentions none. */
export function findBedrooms(text: string): number | null {
  const numeral = mention.exec(text.toLowerCase())?.[1]
  const bedrooms = numeral === undefined ? Number.NaN : numberOf(numeral)
  return bedrooms <= most ? bedrooms : null
}

function numberOf(numeral: string): number {
  const spelled = numerals.indexOf(numeral)
  return spelled >= 0 ? spelled : Number(numeral)
}
