import { findPostcodes } from '../../postcodes/find_postcodes.ts'

const street =
  'road|rd|street|st|avenue|ave|lane|ln|close|cl|drive|dr|way|court|ct|crescent|cres|terrace|place|pl|gardens|gdns|grove|hill|park|walk|row|square|sq|mews|view|rise|green|parade|gate|vale|croft|end|fields?|meadows?|mount|wharf|quay|hall|cottages?|farm|house'

// A number, one to four words and a kind of street; then the town, after a comma or in front of the postcode.
const addressPattern = new RegExp(
  `\\b((?:(?:flat|apartment|apt|unit) ?\\d+\\w?,? )?\\d+[a-z]?(?:[-/]\\d+)?,? (?!bed|bath|year|month|week|storey|story|grand|k\\b|up\\b|down\\b|dbl|double)(?:[a-z][\\w'.]*,? ){1,4}?(?:${street}))\\b\\.?` +
    `(?:(,? [a-z][a-z' -]{2,25}?)(?=,? [a-z]{1,2}\\d[a-z\\d]? ?\\d)|(, [a-z][a-z' -]{2,25}?)(?=,|\\.|;|$| it\\b| its\\b| and\\b| \\d))?`,
  'gi',
)

/** The words before a place that is not the property. */
const otherPlace =
  /\b(i|we) (live|am|are|moved)( \w+)? (at|in|to|on)[^.;]{0,12}$|\bmy (home|own) address[^.;]{0,12}$|\b(solicitors?|agents?|office|work|neighbou?rs?|next door|bank)\b[^.;]{0,40}$/i

/** A blank before the last two letters is a slip when a text begins so or has just said what comes. */
const brokenCode =
  /(?<before>^\s*|\bpost ?code(?: is|'s|:)?\s+)(?<outward>[a-z]{1,2}\d[a-z\d]?) *(?<digit>\d) (?<letters>[a-z]{2})\b/i

/** The property's postcode in a text, in its written form; the vendor's own home does not count. Null when none. */
export function readPostcode(text: string): string | null {
  const closed = text.replace(brokenCode, '$<before>$<outward> $<digit>$<letters>')
  const found = findPostcodes(closed).filter(({ at }) => !otherPlace.test(closed.slice(0, at)))
  return found.at(-1)?.postcode ?? null
}

export interface AddressRead {
  address: string
  /** The words of the text that it was read from. */
  said: string
}

/** The property's address in a text, without its postcode. A bare answer counts when we asked for it. */
export function readAddress(text: string, wasAsked: boolean): AddressRead | null {
  const found = [...text.matchAll(addressPattern)]
    .filter((candidate) => !otherPlace.test(text.slice(0, candidate.index)))
    .at(-1)
  if (found !== undefined) return { address: tidy(found[0]), said: found[0] }

  const bare = withoutPostcode(text).trim()
  return wasAsked &&
    bare.length <= 80 &&
    (numbered.test(bare) || named.test(bare)) &&
    !/\b(beds?|k)\b/i.test(bare)
    ? { address: tidy(bare), said: bare }
    : null
}

const numbered = /^(flat |apartment )?\d+\w? ?,? ?[a-z]/i
/** "The Old Rectory, Church Lane": a house with a name instead of a number. */
const named = new RegExp(`^[a-z][a-z' ]{2,40}, (?:[a-z' ]+ )?(?:${street})\\b`, 'i')

function withoutPostcode(text: string): string {
  return text
    .replace(/\b[a-z]{1,2}\d[a-z\d]? ?\d ?[a-z]{2}\b/gi, ' ')
    .replace(/^(((its|it is|it's|the address is|address is|address|number|no\.?|yes|hi)[ :,]+)+)(?=\S)/i, '')
}

function tidy(address: string): string {
  return address
    .replace(/\s+/g, ' ')
    .replace(/[\s,.;]+$/, '')
    .replace(/\b[a-z]/g, (letter, at: number) =>
      at === 0 || /[\s(]/.test(address[at - 1] ?? '') ? letter.toUpperCase() : letter,
    )
}
