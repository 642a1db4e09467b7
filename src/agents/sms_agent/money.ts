/** An amount of money found in a text, in GBP, with where it stands. */
export interface Amount {
  amount: number
  index: number
  length: number
}

const notMoney = [
  /(?:\+44|\b0)\d[\d ]{8,11}\b/g, // phone numbers
  /\b\d{1,2}\/\d{1,2}(?:\/\d{2,4})?\b/g, // dates and 24/7
  /\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b/g, // postcodes
  /\b\d+\s*-?\s*(?:x\s*)?(?:bed|beds|bedrooms?|bedroomed|baths?|bathrooms?|weeks?|months?|days?|years?|hours?|yrs?|mins?|am|pm|%|percent|st|nd|rd|th|sqm|sq|m2|acres?)\b/g,
  /\b(?:in|since|from|built|by|of) (?:19|20)\d\d\b/g, // years
]

const figure =
  /(£ ?)?(\d[\dol]*(?:[ ,][\dol]{3})+(?!\d)|\d[\dol]*)(\.\d+)?\s?(k\b|grand\b|thousand\b|m\b|mil\b|million\b)?/g

/** What a bare number of two or three digits means: thousands, as people write of houses. */
const thousands = 1000

/**
 * The amounts in a text (lower case), in order. A bare number counts only from 20 up, as thousands when it has two or
 * three digits; numbers that are phones, dates, postcodes, counts of rooms and the like do not count.
 */
export function amountsIn(text: string): Amount[] {
  const masked = notMoney.reduce(
    (rest, pattern) => rest.replace(pattern, (found) => '_'.repeat(found.length)),
    text,
  )
  const found: Amount[] = []
  for (const match of masked.matchAll(figure)) {
    const [whole, pound, digits = '', fraction = '', unit = ''] = match
    const number = Number(digits.replace(/[ ,]/g, '').replace(/o/g, '0').replace(/l/g, '1') + fraction)
    const amount = inPounds(number, unit, pound !== undefined)
    const before = masked[match.index - 1] ?? ' '
    if (amount !== null && !/[a-z\d_]/.test(before))
      found.push({ amount, index: match.index, length: whole.length })
  }
  return [...found, ...amountsInWords(masked)].sort((one, other) => one.index - other.index)
}

function inPounds(number: number, unit: string, pound: boolean): number | null {
  if (!Number.isFinite(number) || number <= 0) return null
  if (/^(k|grand|thousand)/.test(unit)) return Math.round(number * thousands)
  if (/^m/.test(unit)) return Math.round(number * 1_000_000)
  if (number >= 10_000) return Math.round(number)
  if (number >= 20 && number < 1000) return Math.round(number * thousands)
  return pound && number >= 1000 ? Math.round(number) : null
}

const units = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
const teens = ['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen']
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const numberWords = new Map<string, number>([
  ...[...units, ...teens].map((word, value): [string, number] => [word, value]),
  ...tens.map((word, index): [string, number] => [word, (index + 2) * 10]),
])
const wordRun = new RegExp(
  `\\b(?:(?:${[...numberWords.keys()].join('|')}|hundred|thousand|grand|million|mil|and|a)\\b[ -]?){2,}`,
  'g',
)

function amountsInWords(text: string): Amount[] {
  return [...text.matchAll(wordRun)].flatMap((match) => {
    const amount = spoken(match[0].trim().split(/[ -]+/))
    return amount === null ? [] : [{ amount, index: match.index, length: match[0].length }]
  })
}

/** "eighty thousand", "one hundred and fifty", "one forty five" (145 thousand), "one million two" (1.2 million). */
function spoken(said: string[]): number | null {
  const text = said.filter((word) => word !== 'and' && word !== 'a')
  const million = text.findIndex((word) => /^mil/.test(word))
  if (million > 0) {
    const head = small(text.slice(0, million))
    const tail = small(text.slice(million + 1))
    return head === null
      ? null
      : head * 1_000_000 + (tail ?? 0) * (tail !== null && tail < 10 ? 100_000 : 1000)
  }
  const scaled = text.some((word) => /^(thousand|grand)$/.test(word))
  const value = small(text.filter((word) => !/^(thousand|grand)$/.test(word)))
  return value === null || (value < 20 && !scaled) ? null : value * thousands
}

function small(said: string[]): number | null {
  let total = 0
  let seen = false
  for (const [place, word] of said.entries()) {
    const value = numberWords.get(word)
    if (word === 'hundred') total = (total || 1) * 100
    else if (value === undefined) return null
    // "one forty five" leaves the hundred out.
    else if (place === 1 && total > 0 && total < 10 && value >= 10) total = total * 100 + value
    else total += value
    seen = true
  }
  return seen ? total : null
}
