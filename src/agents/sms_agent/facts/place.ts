import { findPostcodes } from '../../../postcodes/find_postcodes.ts'
import { withWrittenPostcodes } from './spoken_postcode.ts'

const street =
  'road|rd|street|st|avenue|ave|lane|ln|close|cl|drive|dr|way|court|ct|crescent|cres|terrace|place|pl|gardens|gdns|grove|hill|park|walk|row|square|sq|mews|view|rise|green|parade|gate|vale|croft|end|fields?|meadows?|mount|wharf|quay|hall|cottages?|farm|house'

/** Words of sentences, which no street is called by; "the" and "of" are. */
const prose =
  "a|an|and|or|but|for|by|to|in|on|at|with|is|its|it's|it|are|was|be|i|i've|im|i'm|you|you've|we|we're|we've|my|your|our|me|us|this|that|not|no|dont|don't|bed|beds|bedroom|bath|dbl|double|storey|story|up|down|year|years|yr|yrs|month|months|week|weeks|day|days|mins?|minutes|miles|thousand|grand|k|hundred|looking|asking|hoping|after|want|wants|need|like|price|offer|house|flat|property|bus|would|ono|each|per|from|if|when|or so|ish"
const prosaicTown = new RegExp(`(?:^|[ ,])(?:${prose})(?= |,|$)`, 'i')
const prosaic = new RegExp(`^(?:${prose})$`, 'i')

// A number, one to four words and a kind of street; then the town, after a comma or in front of the postcode.
const addressPattern = new RegExp(
  `(?<![\\d,.£/-])\\b((?:(?:flat|apartment|apt|unit) ?\\d*[a-z]?,? )?\\d{1,4}[a-z]?(?:[-/]\\d+)?,? (?:[a-z][\\w'.-]*,? ){1,4}?(?:${street})\\b)\\.?` +
    `(?:(,? [a-z][a-z' -]{2,25}?)(?=,? [a-z]{1,2}\\d[a-z\\d]? ?\\d)|(, [a-z][a-z' -]{2,25}?)(?=,|\\.|;|$| it\\b| its\\b| and\\b| \\d))?`,
  'gi',
)

/** What the clause before a place says of it when it is not the property: where somebody is, or where post is to go. */
const elsewhere =
  /\b(?:(?:i|we)(?:'m| am|'re| are| live| stay| moved| rent)?(?: \w+)? (?:live|am|are|moved|staying|stopping|living|at|renting)|(?:im|were|i'm|we're) (?:at|in|with|staying|stopping)|my (?:home|own|work|new) address|(?:post|send|sent|write|bills?|papers?|letters?|paperwork|anything|reach|find|c\/o|care of)\b[^.;!?]*\b(?:to|at|c\/o|of)|c\/o|my (?:sister|brother|mum|dad|son|daughter|friend|parent)'?s?'? (?:is at|lives?|place)|solicitors?|agents?|office|work|neighbou?rs?|next door|bank)\b[^.;!?\n]*$/i
const backToTheHouse =
  /\b(?:the (?:house|property|flat|bungalow)|for sale|selling|it)(?: is|'s| itself)?\b[^.;!?\n]*$/i
/** "S6 4FG for the house" and "9 Elm Grove, not the house". */
const notThis = /^[^.;!?\n]{0,12}\b(?:not the (?:house|property)|is (?:where i|my (?:home|own|work|new)))\b/i
const clause = /[.;!?\n]|,? but |,? and (?=i\b|my\b|we\b)|, (?=bills|post|i\b|my\b|we\b)/i

function isThere(text: string, at: number, length: number): boolean {
  const before = text.slice(0, at).split(clause).at(-1) ?? ''
  const isElsewhere = elsewhere.test(before) && !backToTheHouse.test(elsewhere.exec(before)?.[0] ?? '')
  return !isElsewhere && !notThis.test(text.slice(at + length))
}

/** The property's postcode in a text, in its written form; where somebody lives or gets their post does not count. */
export function readPostcode(text: string): string | null {
  const said = withWrittenPostcodes(text)
  const found = findPostcodes(said).filter(
    ({ at, postcode }) => isThere(said, at, postcode.length) && !/\bnot\W*$/i.test(said.slice(0, at)),
  )
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
    .map(({ 0: said, 1: house = said, 2: before = '', 3: after = '', index }) => ({
      said: prosaicTown.test(before + after) ? house : said,
      index,
    }))
    .filter(({ said, index }) => isAddress(said) && isThere(text, index, said.length))
    .at(-1)
  if (found !== undefined) return { address: tidy(found.said), said: found.said }
  return wasAsked ? bareAnswer(withoutPostcode(text).trim()) : null
}

/** The words between the number and the kind of street are those of a name. */
function isAddress(said: string): boolean {
  const [head = ''] = said.split(new RegExp(`\\b(?:${street})\\b`, 'i'))
  const named = head
    .replace(/^(?:flat|apartment|apt|unit) ?\d*[a-z]?,? /i, '')
    .split(/[\s,]+/)
    .slice(1)
  return named.every((word) => word === '' || !prosaic.test(word))
}

const numbered =
  /^(?:(?:flat|apartment|apt|unit) ?\d*[a-z]?,? )?\d{1,4}[a-z]?(?:[-/]\d+)?,? ((?:[a-z][\w'.-]*,? ?){1,6})(?=$|[.;\n])/i
/** "The Old Rectory, Church Lane": a house with a name instead of a number. */
const named = new RegExp(
  `^((?:[a-z][a-z'-]+ ){0,3}[a-z][a-z'-]+), (?:[a-z' ]+ )?(?:${street})\\b(?:, [a-z' -]{2,25})?`,
  'i',
)

function bareAnswer(text: string): AddressRead | null {
  const found = numbered.exec(text) ?? named.exec(text)
  const words = found?.[1]?.split(/[\s,]+/) ?? []
  return found === null || found[0].length > 80 || words.some((word) => prosaic.test(word))
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
  withWrittenPostcodes(address === null ? text : text.replace(address.said, ' , ')).replace(
    /\b[a-z]{1,2}\d[a-z\d]? ?\d ?[a-z]{2}\b/gi,
    ' , ',
  )

function tidy(address: string): string {
  return address
    .replace(/\s+/g, ' ')
    .replace(/[\s,.;]+$/, '')
    .replace(/\b[a-z]/g, (letter, at: number) =>
      at === 0 || /[\s(]/.test(address[at - 1] ?? '') ? letter.toUpperCase() : letter,
    )
}
