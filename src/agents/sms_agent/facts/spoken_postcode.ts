import { findPostcodes } from '../../../postcodes/find_postcodes.ts'
import { withJoinedHalves } from './halves_of_postcode.ts'

const digits = new Map(
  'zero one two three four five six seven eight nine'.split(' ').map((word, digit) => [word, String(digit)]),
)
/** What a phone writes that was told the name of a letter. */
const letters = new Map(
  'eye:i ay:a bee:b be:b cee:c see:c sea:c dee:d eff:f gee:g aitch:h haitch:h jay:j kay:k ell:l em:m en:n oh:o pee:p cue:q queue:q ar:r are:r ess:s tee:t tea:t you:u vee:v ex:x why:y wye:y zed:z'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)
/** "B for bravo", and the word alone. */
const alphabet =
  'alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey xray x-ray yankee zulu'.split(
    ' ',
  )
for (const word of alphabet) letters.set(word, word.charAt(0))
const forALetter = /\b(?:([a-z]),? (?:for|as in) \1[a-z]*|(\d) as in \w+)\b/gi
const letter = `(?:${[...letters.keys()].join('|')}|[a-z])`
const digitInWords = `(?:${[...digits.keys()].join('|')})`
const digit = `(?:\\d|${digitInWords})`
/** Told apart, an I is often meant for a one. */
const likeDigit = `(?:${digit}|[il](?![a-z]))`
const apart = '[ .,-]{1,2}'

const lastTwo = `(?:${letter}${apart}${letter}|[a-z]{2})`
/** "N N 1 4 2 J D", "n g five two a b", "eye pee three nine jay bee", "cv6 four g h" */
const spelled = new RegExp(
  `(?<!\\b[a-z\\d] )\\b(?:[a-z]{1,2}\\d[a-z\\d]?${apart}(?:${digitInWords}${apart}${lastTwo}|\\d${apart}${letter}${apart}${letter})|(?:(?:${letter}${apart}){1,2}|[a-z]{2}${apart})(?:${likeDigit}[ .,-]{0,2}){1,2}(?:${letter}${apart})?${digit}[ .,-]{0,2}${lastTwo})\\b`,
  'gi',
)
const pieces = new RegExp(`${letter}(?![a-z])|${digit}(?![a-z])|[a-z\\d]`, 'gi')

/** Where a text says that a postcode comes, or begins: there signs and blanks between its letters are slips. */
const broken =
  /(?<before>^\W*|\bpost ?code(?: is|'s|:)?\s+|\b(?:its|it's|it is|that's|thats|that is)\s+|,\s*)(?<outward>[a-z]{1,2} ?\d[a-z\d]?)(?<between>[ ./_,(-]{0,2})(?<digit>\d)(?! (?:as|at|up|be|he|we|us|an|by|er|eh|ah) \w)[ ,)]{0,2}(?<letters>[abd-hjlnp-uw-z] ?[abd-hjlnp-uw-z])\b/gi
/** "E-X-4 then 4-R-N" */
const then = / ?,? (?:and )?then,? (?=\d[- ,]?[a-z](?![a-z]{2})|[a-z]{2}\W*$)/gi
const digitOfTen = new Map(
  'ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, at) => [word, at + 1]),
)
/** "S sixty five one J T": the district is told as a number. */
const tensInWords = new RegExp(
  `(?<=\\b${letter}[ -])(${[...digitOfTen.keys()].join('|')})(?:[ -](${[...digits.keys()].slice(1).join('|')}))?(?=[ ,-]+${digit}[ ,-]+${letter})`,
  'gi',
)
/** "ip33iqd" */
const smallI = /\b([a-z]{1,2}\d{1,2})[il]([abd-hjlnp-uw-z]{2})\b/g
/** "SK16 5 JG thanks": capitals, and then words. */
const inCapitals = /\b([A-Z]{1,2}\d[A-Z\d]?) {1,2}(\d) ([A-Z]{2})(?=[.,;!?]? [a-z]|[.,;!?)]?$)/g
/** "SO3l 6HT": a small l among capitals. */
const smallLAfter = /\b([A-Z]{1,2}\d[A-Z\d]? ?)l([A-Z]{2})\b/g
const smallL = /\b([A-Z]{1,2}\d?)l(\d? ?\d[A-Z]{2})\b/g
/** "0L9 6QR" */
const nought = /\b0(?=[lx]\d[a-z\d]? ?\d[a-z]{2}\b)/gi
/** "SO16 OAB" */
const lettered = /\b([a-z]{1,2}\d[a-z\d]? ?)o([abd-hjlnp-uw-z]{2})(?=\s*(?:[.,;!?)]|$))/gi
const ordinal = /\d(?:st|nd|rd|th)\b/i

const isCode = (code: string) => findPostcodes(code).length === 1

function written(said: string): string {
  const code = [...said.matchAll(pieces)]
    .map(([one]) => digits.get(one.toLowerCase()) ?? letters.get(one.toLowerCase()) ?? one)
    .join('')
  return isCode(code) && !ordinal.test(said) ? code : said
}

/** A text with postcodes that were told letter by letter, or broken by thumbs, as they are written. */
export const withWrittenPostcodes = (text: string): string =>
  withJoinedHalves(
    text
      .replace(forALetter, '$1$2')
      .replace(nought, 'O')
      .replace(then, ' ')
      .replace(tensInWords, (_, ten: string, one = 'zero') =>
        String(Number(digitOfTen.get(ten.toLowerCase())) * 10 + Number(digits.get(one.toLowerCase()))),
      ),
  )
    .replace(smallI, '$11$2')
    .replace(inCapitals, '$1 $2$3')
    .replace(smallLAfter, '$11$2')
    .replace(smallL, '$11$2')
    .replace(lettered, '$10$2')
    .replace(broken, (said, ...parts) => {
      const { before, outward, digit: first, letters: last } = parts.at(-1) as Record<string, string>
      const code = `${outward?.replace(' ', '')} ${first}${last?.replace(' ', '')}`
      return ordinal.test(`${first}${last}`) || !isCode(code) ? said : `${before}${code}`
    })
    .replace(spelled, written)
