import { isOutwardCode } from '../../../postcodes/outward_codes.ts'
import { isProse, prosaicTown, street, unit, unitAtFront, welshStreet } from './names_of_streets.ts'
import { withWrittenPostcodes } from './spoken_postcode.ts'
import { areTwo, isThere } from './where_it_stands.ts'

// A number, one to four words and a kind of street; then the town, after a comma or in front of the postcode.
const addressPattern = new RegExp(
  `(?<![\\d,.£/-])\\b((?:${unit}|\\d{1,2}/\\d{1,2},? (?=\\d))?\\d{1,4}(?!k\\b)[a-z]?(?:[-/]\\d+| ?& ?\\d+)?,? (?:(?:[a-z][\\w'.-]*,? ){1,4}?(?:${street})\\b(?! ?(?:ft|feet|foot|m|metres?)\\b)|${welshStreet})(?:,? (?:flat|apartment|apt) ?\\d+[a-z]?(?:/\\d+)?\\b)?)\\.?` +
    `(?:(,? [a-z][a-z' -]{2,25}?)(?=,? [a-z]{1,2}\\d[a-z\\d]? ?\\d)|(, [a-z][a-z' -]{2,25}?)(?=,|\\.|;|$| it\\b| its\\b| and\\b| \\d))?`,
  'gi',
)

export interface AddressRead {
  address: string
  /** The words of the text that it was read from. */
  said: string
}

/** The property's address in a text, without its postcode. A bare answer counts when we asked for it. */
export function readAddress(text: string, wasAsked: boolean): AddressRead | null {
  const places = [...text.matchAll(addressPattern)]
    .map(({ 0: said, 1: house = said, 2: before = '', 3: after = '', index }) => ({
      said: prosaicTown.test(before + after) ? house : said,
      index,
    }))
    .filter(({ said, index }) => isAddress(said) && isThere(text, index, said.length))
  if (areTwo(text, places)) return null
  const found = places.at(-1)
  if (found !== undefined) return { address: tidy(found.said), said: found.said }
  return wasAsked ? bareAnswer(withoutPostcode(text).trim()) : null
}

/** The words between the number and the kind of street are those of a name. */
function isAddress(said: string): boolean {
  const [head = ''] = said.split(new RegExp(`\\b(?:${street})\\b`, 'i'))
  const named = head
    .replace(unitAtFront, '')
    .split(/[\s,]+/)
    .slice(1)
  const building = unitAtFront.exec(said)?.[0].split(/[\s,]+/) ?? []
  return ![...named, 'of', ...building.slice(1)].some(isProse)
}

const numbered = new RegExp(
  `^(?:${unit}|(?:flat|apartment|apt|unit) ?)?\\d{1,4}[a-z]?(?:[-/]\\d+)?,? ((?:[a-z][\\w'.-]*,? ?){1,6})(?=$|[.;\\n])`,
  'i',
)
/** "The Old Rectory, Church Lane": a house with a name instead of a number. */
const named = new RegExp(
  `^((?:[a-z][a-z'-]+ ){0,3}[a-z][a-z'-]+), (?:(?:[a-z' ]+ )?(?:${street})\\b|${welshStreet})(?:, [a-z' -]{2,25})?`,
  'i',
)

function bareAnswer(text: string): AddressRead | null {
  const found = numbered.exec(text) ?? named.exec(text)
  const words = found?.[1]?.split(/[\s,]+/) ?? []
  return found === null || found[0].length > 80 || words.some(isProse)
    ? null
    : { address: tidy(found[0]), said: found[0] }
}

function withoutPostcode(text: string): string {
  return text
    .replace(/\b[a-z]{1,2}\d[a-z\d]? ?\d ?[a-z]{2}\b/gi, ' ')
    .replace(/^(((its|it is|it's|the address is|address is|address|number|no\.?|yes|hi)[ :,]+)+)(?=\S)/i, '')
}

/** The text without the address and the postcodes in it: their numbers are no price, and "terrace" no type. */
export const withoutPlace = (text: string, address: AddressRead | null) =>
  withWrittenPostcodes(address === null ? text : text.replace(address.said, ' , '))
    .replace(/\b[a-z]{1,2}\d[a-z\d]? ?\d ?[a-z]{2}\b/gi, ' , ')
    // Half a postcode; what begins with an l or an o may be a figure.
    .replace(/\b(?![lo]\d)[a-z]{1,2}\d{1,2}(?= ?(?:[.,;!?]|$|and\b))/gi, (code) =>
      isOutwardCode(code.toUpperCase()) ? ' , ' : code,
    )

function tidy(address: string): string {
  return address
    .replace(/\s+/g, ' ')
    .replace(/[\s,.;]+$/, '')
    .replace(/\b[a-z]/g, (letter, at: number) =>
      at === 0 || /[\s(]/.test(address[at - 1] ?? '') ? letter.toUpperCase() : letter,
    )
}
