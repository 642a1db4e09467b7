import { postcodeReadings, spaced } from './look_alikes.ts'

export interface FoundPostcode {
  postcode: string
  /** Where in the text it begins. */
  at: number
}

/**
 * A code within a text stands by itself, and its second half begins with a digit, not with what looks like one. A blank
 * before its last two letters is taken at the end of what is said only; "flat E1 2nd floor" has none.
 */
const candidate =
  /(?<![A-Z0-9_])[A-Z][A-Z0]?[0-9OI][0-9A-Z]?[ -]{0,2}(?!(?:1ST|2ND|3RD|[0-9]TH)\s+(?:FLOOR|FLAT|HOME|HOUSE|TIME))[0-9](?:[A-Z]{2}(?![A-Z0-9_])| [A-Z]{2}(?=\s*(?:[.,;!?)]|$)))/gi

/** The postcodes that stand in a text, in its order. Words that only look like one do not count. */
export function findPostcodes(text: string): FoundPostcode[] {
  return [...text.matchAll(candidate)].flatMap(({ 0: written, index }) => {
    const compact = written.toUpperCase().replace(/[ -]/g, '')
    const [reading, ...others] = /\d/.test(compact.slice(0, -3)) ? postcodeReadings(compact) : []
    return reading === undefined || others.length > 0 ? [] : [{ postcode: spaced(reading), at: index }]
  })
}

/** The last postcode that stands in a text, as in an address; null when there is none. */
export function findPostcode(text: string): string | null {
  return findPostcodes(text).at(-1)?.postcode ?? null
}
