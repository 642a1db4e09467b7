import { findPostcodes } from './find_postcodes.ts'
import { postcodeReadings, spaced } from './look_alikes.ts'
import { isOutwardCode } from './outward_codes.ts'

export type PostcodeProblem = keyof typeof postcodeProblems

/** The database says the same: pipeline_private.postcode_problem_told(). */
export const postcodeProblems = {
  missing: 'there is no postcode',
  outward_only: 'only the first half of a postcode',
  unknown_area: 'there is no such postcode area',
  ambiguous: 'could be more than one postcode: letters and digits that look alike are mixed up',
  several: 'more than one postcode',
  not_a_postcode: 'not a UK postcode',
}

export type PostcodeReading =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly kind: PostcodeProblem; readonly problem: string }

/** The Girobank's own, which fits no pattern. */
const girobank = 'GIR0AA'
const longest = 300
const looksLikeOne = /^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$/

/**
 * A UK postcode in capitals with one space, from a text that is to hold one. What looks alike is put right where only one
 * reading is possible. The database reads by itself, in the same way: pipeline_private.read_postcode().
 */
export function readPostcode(text: string): PostcodeReading {
  const compact = text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  if (compact === '') return refused('missing')
  if (text.length > longest) return refused('not_a_postcode')
  if (compact === girobank) return { ok: true, value: spaced(girobank) }

  const whole = postcodeReadings(compact).map(spaced)
  const meant = whole.length > 0 ? whole : findPostcodes(text).map(({ postcode }) => postcode)
  const [postcode, ...others] = new Set(meant)
  if (postcode !== undefined && others.length === 0) return { ok: true, value: postcode }
  if (postcode !== undefined) return refused(whole.length > 0 ? 'ambiguous' : 'several')
  if (isOutwardCode(compact)) return refused('outward_only')
  return refused(
    looksLikeOne.test(compact) && !isOutwardCode(compact.slice(0, -3)) ? 'unknown_area' : 'not_a_postcode',
  )
}

/** Whether something that looks alike was put right when a text was read as this postcode. */
export function isMended(text: string, postcode: string): boolean {
  return !text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .includes(postcode.replace(' ', ''))
}

function refused(kind: PostcodeProblem): PostcodeReading {
  return { ok: false, kind, problem: postcodeProblems[kind] }
}
