import { isOutwardCode } from '../../../postcodes/outward_codes.ts'
import { type AddressRead, bareAddress, tidy } from './bare_address.ts'
import {
  alsoStreet,
  house,
  isProse,
  name,
  prosaicTown,
  street,
  unit,
  unitAtFront,
  welshStreet,
} from './names_of_streets.ts'
import { leadsToTheHouse } from './said_of_the_house.ts'
import { withWrittenPostcodes } from './spoken_postcode.ts'
import { areTwo, isThere } from './where_it_stands.ts'

// A number, one to four words and a kind of street; then the town, after a comma or in front of the postcode.
const addressPattern = new RegExp(
  `(?<![\\d,£/-]|(?<!\\bno)\\.)\\b((?:${unit}|\\d{1,2}/\\d{1,2},? (?=\\d))?\\d{1,4}(?!k\\b)(?:[a-z]| [b-h](?= ))?(?:[-/]\\d+| ?& ?\\d+)?,? (?:(?:${name},? ){0,3}?${name} (?:${street})\\b${alsoStreet}(?! ?(?:ft|feet|foot|m|metres?)\\b)|${welshStreet})(?:,? (?:flat|apartment|apt) ?\\d+[a-z]?(?:/\\d+)?\\b)?)\\.?` +
    `(?:(,? [a-z][a-z' -]{2,25}?)(?=,? [a-z]{1,2}\\d[a-z\\d]? ?\\d)|(, [a-z][a-z' -]{2,25}?)(?=,|\\.|;|$| it\\b| its\\b| and\\b| \\d))?`,
  'gi',
)

/** The property's address in a text, without its postcode. A bare answer counts when we asked for it. */
export function readAddress(text: string, wasAsked: boolean): AddressRead | null {
  const all = placesIn(text)
  const places = all.filter(({ isOurs }) => isOurs)
  if (areTwo(text, places)) return null
  const found = places.at(-1)
  if (found !== undefined) {
    const said = `${houseNamed(text.slice(0, found.index))}${found.said}`
    return { address: tidy(said), said }
  }
  return wasAsked && all.length === 0 ? bareAddress(withoutPostcode(text).trim()) : null
}

interface Place {
  said: string
  index: number
  /** It is said of the house for sale. */
  isOurs: boolean
}

/** Houses with number and street, whoever lives there. */
export const placesIn = (text: string): Place[] =>
  [...text.matchAll(addressPattern)]
    .map(({ 0: said, 1: house = said, 2: before = '', 3: after = '', index }) => ({
      said: prosaicTown.test(before + after) ? house : said,
      index,
    }))
    .filter(({ said }) => isAddress(said))
    .map(({ said, index }) => ({
      said,
      index,
      isOurs: isThere(text, index, said.replace(/\.$/, '').length) && leadsToTheHouse(text.slice(0, index)),
    }))

/** With a sign where a house with number and street stood, whosever it is. */
export const withoutPlaces = (text: string): string =>
  placesIn(text).reduce((rest, { said }) => rest.replace(said, ' , '), text)

const houseBefore = new RegExp(
  `(?:^|[.!?:;,\\n] ?|\\b(?:is|its|it's|the) )(((?:${name} ){1,2}(?:${house.replace('|house', '')})),? )$`,
  'i',
)
/** "Ivy Cottage, 3 Mill Lane": a house may have both. */
function houseNamed(before: string): string {
  const [, named = '', name = ''] =
    houseBefore.exec(before) ??
    /(?:^|[.!?:;\n] ?|\b(?:is|its|it's) )((?:the )?((?:[A-Z][\wà-ÿ'-]+ ?){2,3}), )$/.exec(before) ??
    []
  return name.split(' ').some(isProse) ? '' : named
}

/** The words between the number and the kind of street are those of a name. */
function isAddress(said: string): boolean {
  const [head = ''] = said.split(new RegExp(`\\b(?:${street})\\b`, 'i'))
  const named = head
    .replace(unitAtFront, '')
    .replace(/^(\d+) [b-h] /i, '$1 ')
    .split(/[\s,]+/)
    .slice(1)
  const building = unitAtFront.exec(said)?.[0].split(/[\s,]+/) ?? []
  return ![...named, 'of', ...building.slice(1)].some(isProse)
}

/** With a sign where a postcode stood. */
const withoutPostcode = (text: string) => text.replace(/\b[a-z]{1,2}\d[a-z\d]? ?\d ?[a-z]{2}\b/gi, ' ; ')

/** The text without the address and the postcodes in it: their numbers are no price, and "terrace" no type. */
export const withoutPlace = (text: string, address: AddressRead | null) =>
  withWrittenPostcodes(withoutPlaces(address === null ? text : text.replace(address.said, ' , ')))
    .replace(/\b[a-z]{1,2}\d[a-z\d]? ?\d ?[a-z]{2}\b/gi, ' , ')
    // Half a postcode; what begins with an l or an o may be a figure.
    .replace(/\b(?![lo]\d)[a-z]{1,2}\d{1,2}[a-z]?\b/gi, (code) =>
      isOutwardCode(code.toUpperCase()) ? ' , ' : code,
    )
