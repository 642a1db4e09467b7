import { hundredsInWords, numberWordPattern, poundsInWords } from '../../../money/figure_in_words.ts'
import { penceOf, unitPattern } from '../../../money/written_figure.ts'

/** An amount of money found in a text, in GBP, with where it stands. */
export interface Amount {
  amount: number
  index: number
  length: number
}

const month = 'jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec'
const notMoney = [
  /(?:\+44|\b0)\d[\d ]{8,11}\b/g, // phone numbers
  /\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{1,2}\/\d{1,2}\b/g, // dates and 24/7
  /\b\d{1,2}[:.]\d\d ?(?:am|pm)\b|\b\d{1,2}:\d\d\b/g, // times
  /\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b/g, // postcodes
  /\bthanks a million\b|\b(?:in a million|a million miles)\b/g,
  /\b\d+(?:\.\d+)? ?%/g,
  /\S+@\S+|\b(?:https?:|www\.)\S+/g,
  /\b\d+\s*-?\s*(?:x\s*)?(?:dbl |double )?(?:bed|beds|bedrooms?|bedroomed|bd|baths?|bathrooms?|receptions?|weeks?|wks?|months?|mths?|days?|years?|hours?|hrs?|yrs?|minutes?|am|pm|oclock|percent|per ?cent|st|nd|rd|th|sqm|sq|m2|acres?|people|kids|viewings?|houses?|times|miles|pcm|pm|pw|per month|a month|a week|road|street|lane|avenue|close)\b/g,
  /\b(?:\d|[1-5]\d|60|90) ?mins?\b/g, // "250 min" is a sum
  new RegExp(`\\b\\d{1,2} ?(?:of )?(?:${month})[a-z]*\\b`, 'g'),
  /\b(?:in|since|from|built|by|of|until|till|during|early|late|back in) (?:19|20)\d\d\b|\b(?:in|since|built|back in) \d\d\b(?! ?(?:k|grand|thousand)\b)/g, // years
  /\b(?:im|i am|hes|shes|he is|she is|aged?|age of|turn(?:ed|ing)?|now) (?:nearly |almost |only |just |about )?(?:\d{1,2}|10\d)\b(?! ?(?:k|grand|thousand)\b|,\d)/g, // ages
  /\b(?:number|flat|apartment|plot|unit|house)(?: number)?(?: is|:)? \d{1,4}[a-z]?\b(?! ?(?:k|grand|thousand)\b)/g, // house numbers
]

// Of "£1 50,000" and "£185, 500" the blank is a slip: the sign says that one figure follows.
/** "1-7-5" spells the figures out. */
const spelledOut = '(?<![\\d-] ?)[1-9][- ]\\d[- ]\\d(?! ?[-\\d])'
const slipped = '(?<=£ ?)\\d{1,2} \\d{1,2},\\d{3}|(?<=£ ?)\\d{1,3}, \\d{3}'
/** "149,9" for 149.9 */
const decimal = '(?:\\.|(?<=\\d{2}),(?=\\d(?!\\d))|,(?=\\d ?(?:m|mil+|million)\\b))'
// "187.500" as elsewhere in Europe.
const thousands =
  '(?:(?: ?,|, (?=000)| )(?!lol)[\\dol]{3}|(?<=(?<!\\d)\\d{2,3})\\.\\d{3}(?!\\d| ?(?:k|thousand|grand|m|mil|million)\\b))'
// A figure as thumbs type it: an o for a nought, an l for a one.
const figure = new RegExp(
  `(£ ?)?((?:${spelledOut}|${slipped}|[\\dl][\\dol]*(?:${thousands})+)(?![\\dol])|[\\dl][\\dol]*)?(?:${decimal}(\\d+))?\\s?(${unitPattern})?(?![a-z\\d]| (?:lane|lodge|road|street|house|hill|close|view|bank|brow|cottage)\\b)`,
  'g',
)

/** From this offer on a small figure with a decimal point ("1.35") means millions. */
const aMillion = 1_000_000

/**
 * The amounts in a text (lower case), in order. A bare number counts only from 20 up, as thousands when it has two or
 * three digits; numbers that are phones, dates, postcodes, counts of rooms and the like do not count. Beside a sum in
 * the millions (`near`), "1.35" is one too.
 */
export function amountsIn(text: string, near = 0): Amount[] {
  const masked = notMoney.reduce(
    (rest, pattern) => rest.replace(pattern, (found) => '_'.repeat(found.length)),
    text,
  )
  const found: Amount[] = []
  for (const match of masked.matchAll(figure)) {
    const [all, pound, digits = '', fraction = '', unit = ''] = match
    const before = masked[match.index - 1] ?? ' '
    if (!/\d/.test(digits + fraction) || /[a-z\d_.]/.test(before)) continue
    const whole = digits.replaceAll('o', '0').replaceAll('l', '1')
    const amount = asMeant({ whole, fraction, unit }, { pound: pound !== undefined, near })
    const length = all.trimEnd().length
    const { more, said } = moreOfIt(masked.slice(match.index + length), { digits, unit })
    if (amount !== null)
      found.push({ amount: amount + more, index: match.index, length: length + said.length })
  }
  return [...found, ...amountsInWords(masked)]
    .sort((one, other) => one.index - other.index || other.length - one.length)
    .filter(({ index }, at, all) => all.slice(0, at).every((one) => one.index + one.length <= index))
}

const andAHalf = /^ (?:and )?a half\b/
const andHundreds = /^ (five|six|seven|eight|nine) (fifty|hundred)\b/

/** "200-and-twenty", "100 and 40 thousand" */
const andTens = new RegExp(
  `^[ -]and[ -](\\d\\d(?![\\d.,])|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:${numberWordPattern}))?)(?: (?:k|grand|thousand)\\b)?`,
)
const andThousands = /^ (?:and )?(\d{1,3}) ?(?:(k|thousand|grand)\b|(?![\w,.%]))/

/** What is said behind a figure of it, in pounds: "187 and a half", "134 nine fifty", "1 million 50". */
function moreOfIt(
  rest: string,
  { digits, unit }: { digits: string; unit: string },
): { more: number; said: string } {
  const isMillions = unit.startsWith('m')
  const half = andAHalf.exec(rest)?.[0]
  if (half !== undefined) return { more: isMillions ? 500_000 : 500, said: half }
  if (isMillions) {
    const [said = '', count = '0', scale] = andThousands.exec(rest) ?? []
    return { more: Number(count) * (count.length === 1 && scale === undefined ? 100_000 : 1000), said }
  }
  const tens = /^[1-9]00$/.test(digits) ? andTens.exec(rest) : null
  if (tens?.[1] !== undefined)
    return { more: poundsInWords(tens[1].split(/[ -]/)) ?? Number(tens[1]) * 1000, said: tens[0] }
  const [said = '', ...inWords] = andHundreds.exec(rest) ?? []
  return { more: hundredsInWords(inWords), said }
}

function asMeant(
  written: { whole: string; fraction: string; unit: string },
  { pound, near }: { pound: boolean; near: number },
): number | null {
  const pence = penceOf(written)
  if (pence === null || pence === 0n) return null
  const pounds = Number(pence) / 100
  if (written.unit !== '') return Math.round(pounds)
  if (pounds >= 10_000) return Math.round(pounds)
  if (pounds >= 20 && pounds < 1000) return Math.round(pounds * 1000)
  if (near >= aMillion && pounds < 20 && written.fraction !== '') return Math.round(pounds * aMillion)
  return pound && pounds >= 1000 ? Math.round(pounds) : null
}

// "2 hundred", "two million, one hundred thousand"
const partInWords = `${numberWordPattern}|\\d{1,3}(?= (?:hundred|thousand)\\b)|and|an?|of`
const inWords = new RegExp(
  `\\b(?:(?:${partInWords})\\b(?:[ -]|(?<=(?:million|thousand)), (?=\\w+ (?:hundred|thousand))|, (?=(?:five|six|seven|eight|nine) hundred\\b(?! thousand)))?){2,}`,
  'g',
)
/** "Twenty five minutes" is no sum. */
const countedAfter =
  /^ ?(minutes?|mins?|hours?|days?|weeks?|months?|years?|miles|people|times|per ?cent|past|beds?|bedrooms?)\b/
const wordAlone = new RegExp(
  `(?:^|[.!:] )\\W*(?:about |around |maybe |say |an? (?:round )?)?(${numberWordPattern})\\W*$`,
)

function amountsInWords(text: string): Amount[] {
  const alone = wordAlone.exec(text)?.[1]
  const runs =
    alone === undefined
      ? [...text.matchAll(inWords)].map((match) => ({ said: match[0].trim(), index: match.index }))
      : [{ said: alone, index: text.indexOf(alone) }]
  return runs.flatMap(({ said, index }) => {
    const amount = /^of an? mil/.test(said) ? null : poundsInWords(said.split(/[ ,-]+/))
    return amount === null || countedAfter.test(text.slice(index + said.length))
      ? []
      : [{ amount, index, length: said.length }]
  })
}
