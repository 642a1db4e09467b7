import { fix, isValid, match, validOutcode } from 'postcode'
import { notUnderstood, type Reading, understood } from './reading.ts'

/** The Girobank's own, which fits no pattern. */
const girobank = 'GIR0AA'
const inwardCode = /[0-9][ABD-HJLNP-UW-Z]{2}$/

/** A UK postcode in upper case with one space; letters and digits that look alike are put right. */
export function readPostcode(text: string): Reading<string> {
  const compact = text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  if (compact === '') return notUnderstood('there is no postcode')
  if (compact === girobank) return understood('GIR 0AA')

  const postcode = fix(compact)
  if (isValid(postcode) && inwardCode.test(postcode)) return understood(postcode)

  const within = findPostcode(text)
  if (within !== null) return understood(within)
  return notUnderstood(validOutcode(compact) ? 'only the first half of a postcode' : 'not a UK postcode')
}

/** The last postcode that stands in a text, as in an address; null when there is none. */
export function findPostcode(text: string): string | null {
  const found = match(text)
    .map((written) => fix(written))
    .filter((postcode) => isValid(postcode) && inwardCode.test(postcode))
  return found.at(-1) ?? null
}
