import { findPostcodes } from '../../../postcodes/find_postcodes.ts'

const digits = new Map(
  'zero one two three four five six seven eight nine'.split(' ').map((word, digit) => [word, String(digit)]),
)
/** What a phone writes that was told the name of a letter. */
const letters = new Map(
  'eye:i ay:a bee:b be:b cee:c see:c sea:c dee:d eff:f gee:g aitch:h haitch:h jay:j kay:k ell:l em:m en:n oh:o pee:p cue:q queue:q ar:r are:r ess:s tee:t tea:t you:u vee:v ex:x why:y wye:y zed:z'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)
const letter = `(?:${[...letters.keys()].join('|')}|[a-z])`
const digit = `(?:\\d|${[...digits.keys()].join('|')})`
const apart = '[ .,-]{1,2}'

/** "N N 1 4 2 J D", "n g five two a b", "eye pee three nine jay bee" */
const spelled = new RegExp(
  `(?<!\\b[a-z\\d] )\\b(?:(?:${letter}${apart}){1,2}|[a-z]{2}${apart})(?:${digit}[ .,-]{0,2}){2,3}(?:${letter}${apart}${letter}|[a-z]{2})\\b`,
  'gi',
)
const pieces = new RegExp(`${letter}(?![a-z])|${digit}(?![a-z])|[a-z\\d]`, 'gi')

/** Where a text says that a postcode comes, or begins: there signs and blanks between its letters are slips. */
const broken =
  /(?<before>^\W*|\bpost ?code(?: is|'s|:)?\s+|,\s*)(?<outward>[a-z]{1,2} ?\d[a-z\d]?)(?<between>[ ./_,-]{0,2})(?<digit>\d) ?(?<letters>[abd-hjlnp-uw-z]{2})\b/gi
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
  text
    .replace(lettered, '$10$2')
    .replace(broken, (said, ...parts) => {
      const { before, outward, digit: first, letters: last } = parts.at(-1) as Record<string, string>
      const code = `${outward?.replace(' ', '')} ${first}${last}`
      return ordinal.test(`${first}${last}`) || !isCode(code) ? said : `${before}${code}`
    })
    .replace(spelled, written)
