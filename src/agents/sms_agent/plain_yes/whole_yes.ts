import { amountsIn } from '../figures/amounts.ts'
import { plainText, words } from '../text/decode_text.ts'
import { assents } from './assents.ts'
import { beside } from './beside.ts'
import { readerOf } from './grammar.ts'
import { withNamesMarked } from './names.ts'
import { smallPhrases } from './small_phrases.ts'
import { onlyTells } from './told_beside.ts'

/** Longer texts tell more than a yes. */
const mostWords = 60

const read = readerOf({ ...smallPhrases, ...assents, ...beside })
const kinds = {
  yes: read('ASSENT'),
  commits: read('COMMITS'),
  goes: read('GOES'),
  willing: read('WILLING'),
  beside: read('BESIDE'),
}

/** What was read up to a word. */
interface Read {
  /** A yes, not only what says so after our question. */
  outright: boolean
  willing: boolean
  /** No bare yes: to what it is one stands beside it. */
  commits: boolean
  /** A clause in words of their own that leaves nothing open. */
  told: boolean
}
const key = ({ outright, willing, commits, told }: Read) => `${outright} ${willing} ${commits} ${told}`

const phones = /(?:\+44|\b0)\d[\d ]{8,11}\b|\b\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)\b/g
const slips: readonly (readonly [RegExp, string])[] = [
  [/\b(?:ys|yas|yass|yis|yus|yesh|yse|yers|yess|yea)\b/g, 'yes'],
  [/\bwud\b/g, 'would'],
  [/\bluv\b/g, 'love'],
  [/\b(?:tek|tak)\b/g, 'take'],
  [/\breet\b/g, 'right'],
  [/\b(?:defo|deffo|def|deffinately|definately|definitly|definatly)\b/g, 'definitely'],
  [/\b(?:gan|gaun|gae)\b/g, 'go'],
  [/\b(?:il|ill)\b/g, 'ill'],
  [/\b4 (?=it|you|me|us|that|the|all|your)/g, 'for '],
  [/\bgo ed\b/g, 'go ahead'],
  [/\bgoo on\b/g, 'go on'],
  [/\bnae\b/g, 'no'],
  [/\bnowt(s?)\b/g, 'nothing$1'],
  [/\bw\b/g, 'with'],
  [/\b(?:100|110|1000|200|1000000) ?(?:%|percent|per cent)/g, 'definitely'],
  [/\bwiv\b/g, 'with'],
  [/\b(?:th|fanx|fanks|thankyou|thanku)\b/g, 'thanks'],
  [/\bthanks (?:you|u)\b/g, 'thank you'],
  [/\b(?:everyfing|evrything)\b/g, 'everything'],
  [/\b(?:ahed|agead|ahaed|aheed)\b/g, 'ahead'],
]

/** The words of a text, names and our figure marked, a comma for whatever parts them. */
function spoken(body: string, offer: number): string[] {
  let text = words(withNamesMarked(plainText(body)))
  for (const { amount, index, length } of amountsIn(text, offer).toReversed())
    text = `${text.slice(0, index)} ${amount === offer ? 'oursum' : 'othersum'} ${text.slice(index + length)}`
  return (
    slips
      .reduce((said, [slip, meant]) => said.replace(slip, meant), text.replace(phones, ' number '))
      .replace(/\d+/g, ' number ')
      .replace(/[()-]/g, ',')
      .replace(/[^\p{L},.!:;\n ]/gu, ' ')
      .match(/\p{L}+|[,.!:;\n]/gu) ?? []
  ).map((word) => (/\p{L}/u.test(word) ? word : ','))
}

export interface WholeYes {
  /** It says yes by itself; else only that they are willing to go on. */
  isOutright: boolean
  /** It names our figure, or accepts in so many words. */
  saysToWhat: boolean
  /** Something else is told beside it, in words that no phrase has. */
  tellsMore: boolean
}

const startsClause = (said: readonly string[], at: number) =>
  at === 0 || [',', 'and', 'so', 'as', 'because', 'cos'].includes(said[at - 1] ?? '')

/** Where the clause ends that begins at a word, when it only tells. */
function endOfTold(said: readonly string[], at: number): number | null {
  if (!startsClause(said, at)) return null
  const parted = said.indexOf(',', at)
  const end = parted < 0 ? said.length : parted
  return onlyTells(said.slice(at, end)) ? end : null
}

/**
 * Whether a text is a yes from its first word to its last: every word of it belongs to a phrase that says yes, to one that may stand
 * beside a yes, or to a clause that only tells. Null for all others.
 */
export function wholeYesIn(body: string, offer: number): WholeYes | null {
  const said = spoken(body, offer)
  if (said.length === 0 || said.length > mostWords) return null
  const reached = said.map(() => new Map<string, Read>())
  const ended = new Map<string, Read>()
  const reach = (at: number, how: Read) => (reached[at] ?? ended).set(key(how), how)
  reach(0, { outright: false, willing: false, commits: false, told: false })
  said.forEach((word, at) => {
    const ways = [...(reached[at]?.values() ?? [])]
    if (ways.length === 0) return
    const from = new Set([at])
    const told = endOfTold(said, at)
    const steps: [Iterable<number>, Partial<Read>][] = [
      [word === ',' ? [at + 1] : [], {}],
      [kinds.beside(said, from), {}],
      [kinds.yes(said, from), { outright: true }],
      [kinds.commits(said, from), { outright: true, commits: true }],
      [kinds.willing(said, from), { willing: true }],
      [kinds.goes(said, from), { willing: true, commits: true }],
      [told === null ? [] : [told], { told: true }],
    ]
    for (const [ends, what] of steps)
      for (const end of ends) if (end > at) for (const how of ways) reach(end, { ...how, ...what })
  })
  const ways = [...ended.values()].filter(
    ({ outright, willing, commits, told }) => (outright || willing) && (commits || !told),
  )
  const plainest =
    ways.find(({ told, outright }) => !told && outright) ??
    ways.find(({ told }) => !told) ??
    ways.find(({ outright }) => outright) ??
    ways[0]
  return plainest === undefined
    ? null
    : {
        isOutright: plainest.outright,
        saysToWhat: plainest.commits || said.includes('oursum'),
        tellsMore: plainest.told,
      }
}

/** Whether a text says nothing but what may stand beside a yes: thanks, an apology for the silence, a name. */
export function onlyStandsBeside(body: string, offer: number): boolean {
  const said = spoken(body, offer)
  let reached = new Set([0])
  for (const seen = new Set<number>(); reached.size > 0; ) {
    const next = new Set<number>()
    for (const at of reached) {
      if (at === said.length) return said.length > 0
      seen.add(at)
      if (said[at] === ',') next.add(at + 1)
      for (const end of kinds.beside(said, new Set([at]))) next.add(end)
    }
    reached = new Set([...next].filter((at) => !seen.has(at)))
  }
  return false
}
