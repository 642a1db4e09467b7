import { assents } from './assents.ts'
import { beside } from './beside.ts'
import { readerOf } from './grammar.ts'
import { smallPhrases } from './small_phrases.ts'
import { spokenWords } from './spoken_words.ts'
import { isOfOthers } from './whose_yes.ts'

/** Longer texts tell more than a yes. */
const mostWords = 60

const read = readerOf({ ...smallPhrases, ...assents, ...beside })
const kinds = {
  yes: read('ASSENT'),
  commits: read('COMMITS'),
  goes: read('GOES'),
  willing: read('WILLING'),
  beside: read('BESIDE'),
  praise: read('CHEER'),
}

/** What was read up to a word. */
interface Read {
  /** A yes, not only what says so after our question. */
  outright: boolean
  willing: boolean
  /** No bare yes: to what it is one stands beside it. */
  commits: boolean
}
const key = ({ outright, willing, commits }: Read) => `${outright} ${willing} ${commits}`

export interface WholeYes {
  /** It says yes by itself; else only that they are willing to go on. */
  isOutright: boolean
  /** It names our figure, or accepts in so many words. */
  saysToWhat: boolean
}

/** "Yes hello" answers the phone, "yes well" and "yes and" begin what did not come. */
const isOnlyBegun = (said: readonly string[]) =>
  /^(?:yes ,? ?)+(?:well|(?:hi|hello|hiya|hey|good (?:morning|afternoon|evening))(?: there| xname)*)$|\b(?:and|say(?: that)?)$/.test(
    said.join(' '),
  )

/** "Yes please call me" says yes to a call, "yes send the details" to reading them; behind a comma, or once it is said to what, it is a wish beside a yes. */
const isToACall = (said: readonly string[]) =>
  /^(?:yes )+(?:please |do |you can |just )*(?:(?:ring|call|phone|text|email|message) (?:me|us)|send (?:(?:me|us|over|the|your|all|any|some|more) )*(?:details|everything))\b/.test(
    said.join(' '),
  )

/** What may have been read at the end of a text, every word of it in some phrase; empty when a word is in none. */
function readWhole(body: string, offer: number): { said: string[]; ways: Read[] } {
  const said = spokenWords(body, offer)
  if (
    said.length === 0 ||
    said.length > mostWords ||
    isOnlyBegun(said) ||
    isToACall(said) ||
    isOfOthers(said)
  )
    return { said, ways: [] }
  const reached = said.map(() => new Map<string, Read>())
  const ended = new Map<string, Read>()
  const reach = (at: number, how: Read) => (reached[at] ?? ended).set(key(how), how)
  reach(0, { outright: false, willing: false, commits: false })
  said.forEach((word, at) => {
    const ways = [...(reached[at]?.values() ?? [])]
    if (ways.length === 0) return
    const from = new Set([at])
    const steps: [Iterable<number>, Partial<Read>][] = [
      [word === ',' ? [at + 1] : [], {}],
      [kinds.beside(said, from), {}],
      [isHowGood(said, at) ? [] : kinds.yes(said, from), { outright: true }],
      [kinds.commits(said, from), { outright: true, commits: true }],
      [kinds.willing(said, from), { willing: true }],
      [kinds.goes(said, from), { willing: true, commits: true }],
    ]
    for (const [ends, what] of steps)
      for (const end of ends) if (end > at) for (const how of ways) reach(end, { ...how, ...what })
  })
  return { said, ways: [...ended.values()] }
}

/** "Absolutely brilliant" praises. */
const isHowGood = (said: readonly string[], at: number) =>
  said[at] === 'absolutely' && [...kinds.praise(said, new Set([at]))].some((end) => end > at + 1)

/**
 * Whether a text is a yes from its first word to its last: every word of it belongs to a phrase that says yes, or to one that may stand
 * beside a yes. Null for all others.
 */
export function wholeYesIn(body: string, offer: number): WholeYes | null {
  const { said, ways: all } = readWhole(body, offer)
  const ways = all.filter(({ outright, willing }) => outright || willing)
  const plainest = ways.find(({ outright }) => outright) ?? ways[0]
  return plainest === undefined
    ? null
    : { isOutright: plainest.outright, saysToWhat: plainest.commits || said.includes('oursum') }
}

/** Whether a text says nothing but what may stand beside a yes: thanks, an apology for the silence, a name. */
export const onlyStandsBeside = (body: string, offer: number): boolean =>
  readWhole(body, offer).ways.some(({ outright, willing }) => !outright && !willing)
