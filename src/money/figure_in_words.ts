const ones = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')
const teens = 'thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

const numbers = new Map<string, number>([
  ...[...ones, ...teens].map((word, value): [string, number] => [word, value]),
  ...tens.map((word, index): [string, number] => [word, (index + 2) * 10]),
  ['fourty', 40],
  // "One oh five"; what a phone hears in "one".
  ['oh', 0],
  ['nought', 0],
  ['won', 1],
  ['wan', 1],
])

const unit = ones.slice(1, 10).join('|')
/** They say other things as well: only between or before words of figures do they belong to one. */
const sayOtherThings = [
  `(?<=\\b(?:${unit}) )(?:oh|nought)(?= (?:${unit})\\b)`,
  `w[oa]n(?= (?:${tens.join('|')})\\b)`,
]
const ofItself = [...numbers.keys()].filter((word) => !['oh', 'nought', 'won', 'wan'].includes(word))

const scales = new Map([
  ['thousand', 1000],
  ['grand', 1000],
  ['k', 1000],
  ['million', 1_000_000],
  ['mil', 1_000_000],
  ['mill', 1_000_000],
])

/** A word that may stand in a figure in words, for a pattern. */
export const numberWordPattern = [
  ...sayOtherThings,
  ...[...ofItself, 'hundred', 'point', 'half', 'quarters?', ...scales.keys()],
].join('|')

/**
 * A sum of pounds in words (lower case): "eighty thousand", "one hundred and fifty", "one forty five" (145 thousand),
 * "one million two" (1.2 million), "one point two million", "three quarters of a million", "one sixty nine nine fifty"
 * (169,950). Without a scale it means thousands, as people speak of houses. Null when it is no such sum.
 */
export function poundsInWords(said: readonly string[]): number | null {
  const words = said.filter((word) => !['and', 'a', 'of', 'an'].includes(word))
  const million = words.findIndex((word) => scales.get(word) === 1_000_000)
  if (million >= 0) return millions(words.slice(0, million), words.slice(million + 1))

  const thousand = words.findIndex((word) => scales.has(word))
  if (thousand < 0) {
    const spelled = words.length > 4 ? digitsOf(words.slice(-3)) : null
    const ended = spelled ?? (words.length > 3 ? hundredsInWords(words.slice(-2)) : 0)
    const value = belowThousand(ended === 0 ? words : words.slice(0, spelled === null ? -2 : -3))
    return value === null || value < 20 ? null : Math.round(value * 1000) + ended
  }
  const head = belowThousand(words.slice(0, thousand))
  const tail = words.length > thousand + 1 ? belowThousand(words.slice(thousand + 1)) : 0
  return head === null || tail === null ? null : Math.round(head * 1000) + tail
}

/** The "nine fifty" of "one sixty nine nine fifty"; of smaller ones it is not known whether they begin another sum. */
export function hundredsInWords([count = '', rest = '']: readonly string[]): number {
  const hundreds = ones.slice(0, 10).indexOf(count)
  if (hundreds < 5 || !(tens.includes(rest) || rest === 'hundred')) return 0
  return hundreds * 100 + (numbers.get(rest) ?? 0)
}

function millions(head: readonly string[], tail: readonly string[]): number | null {
  const count = shares.get(head.join(' ')) ?? (head.length === 0 ? 1 : belowThousand(head))
  if (count === null) return null
  if (tail.length === 0) return count * 1_000_000
  const more = shares.get(tail.join(' '))
  if (more !== undefined) return (count + more) * 1_000_000
  const scaled = tail.some((word) => scales.has(word))
  const rest = belowThousand(tail.filter((word) => !scales.has(word)))
  // "One million two" is 1.2 million; "one million two hundred" and "one million twenty" name thousands.
  return rest === null ? null : count * 1_000_000 + rest * (rest < 10 && !scaled ? 100_000 : 1000)
}

const shares = new Map([
  ['half', 0.5],
  ['quarter', 0.25],
  ['three quarters', 0.75],
])

function belowThousand(said: readonly string[]): number | null {
  if (said.length === 0) return null
  const point = said.indexOf('point')
  if (point >= 0) return decimal(said.slice(0, point), said.slice(point + 1))
  // "A hundred and eighty two and a half", "ninety two five": what is left is a part of a thousand.
  const [last = '', before = '', first = ''] = said.toReversed()
  const isTenth = isUnit(last) && isUnit(before) && (said.length > 3 || tens.includes(first))
  const part = last === 'half' ? 0.5 : isTenth ? ones.indexOf(last) / 10 : 0
  const words = part === 0 ? said : said.slice(0, -1)
  // "One three five" and "nine zero" spell the figures out.
  const digits = digitsOf(words)
  if (digits !== null && (words.length === 3 || (words.length === 2 && digits % 10 === 0))) return digits
  if (words.some((word, at) => at > 0 && isNoNext(words[at - 1], word))) return null
  let total = 0
  for (const [place, word] of words.entries()) {
    const value = numbers.get(word) ?? (/^\d+$/.test(word) ? Number(word) : undefined)
    if (word === 'hundred') total = (total || 1) * 100
    else if (value === undefined) return null
    // "One forty five" leaves the hundred out.
    else if (place === 1 && total > 0 && total < 10 && value >= 10) total = total * 100 + value
    else total += value
  }
  return total + part
}

/** The number that words spell figure by figure: "nine nine five". */
function digitsOf(words: readonly string[]): number | null {
  const digits = words.map((word) => numbers.get(word) ?? 10)
  return digits.every((digit) => digit < 10) ? Number(digits.join('')) : null
}

/** After nineteen comes no nine: two numbers stand side by side. */
function isNoNext(word = '', next: string): boolean {
  const [value, after] = [numbers.get(word), numbers.get(next)]
  return value !== undefined && after !== undefined && value >= 10 && (value < 20 || after >= 10)
}

/** "One point two five". */
function decimal(whole: readonly string[], places: readonly string[]): number | null {
  const count = belowThousand(whole)
  const digits = places.map((word) => ones.slice(0, 10).indexOf(word))
  return count === null || digits.length === 0 || digits.includes(-1)
    ? null
    : Number(`${count}.${digits.join('')}`)
}

const isUnit = (word: string) => ones.slice(1, 10).includes(word)
