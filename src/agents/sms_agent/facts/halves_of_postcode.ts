import { findPostcodes } from '../../../postcodes/find_postcodes.ts'
import { isOutwardCode } from '../../../postcodes/outward_codes.ts'

const outward = /(?<![\w£])[a-z]{1,2}\d[a-z\d]?(?![\w,]?\d|\w)/gi
/** Letters and a digit that count something or say which one are none. */
const inward = /(?<![\w£.])\d(?!(?:st|nd|rd|th|yr|hr|br|bd|ba|ft|up|pw|dp)\b)[abd-hjlnp-uw-z]{2}\b/gi
const apart =
  /\b(?:first|second|1st|2nd|last|starts?|starting|ends?|ending|begins?|beginning|half|halves|bits?|parts?|then|rest|after|followed by)\b/i

/** A text that tells the halves of one postcode apart ("first bit HU5, second bit 3RR") with the postcode written where the second stands. */
export function withJoinedHalves(text: string): string {
  if (!apart.test(text) || findPostcodes(text).length > 0) return text
  const [first, ...others] = [...text.matchAll(outward)].filter(({ 0: said }) =>
    isOutwardCode(said.toUpperCase()),
  )
  const [second, ...more] = [...text.matchAll(inward)]
  if (first === undefined || second === undefined || others.length + more.length > 0) return text
  const code = `${first[0]} ${second[0]}`
  if (findPostcodes(code).length !== 1) return text
  const blank = ' '.repeat(first[0].length)
  const without = `${text.slice(0, first.index)}${blank}${text.slice(first.index + first[0].length)}`
  return `${without.slice(0, second.index)}${code}${without.slice(second.index + second[0].length)}`
}
