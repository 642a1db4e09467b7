/**
 * Phrases written as in a grammar book: words as they stand, other phrases by their names in capitals, `( | )`, and `?`, `*`, `+` as
 * usual. Read with sets of places, so that no text, however made, takes long.
 */
export type Phrases = Readonly<Record<string, string>>

/** Where a phrase may end that begins at one of these words. */
type Reads = (said: readonly string[], from: ReadonlySet<number>) => Set<number>

const wordReads =
  (word: string): Reads =>
  (said, from) =>
    new Set([...from].filter((at) => said[at] === word).map((at) => at + 1))

const inTurn =
  (parts: readonly Reads[]): Reads =>
  (said, from) =>
    parts.reduce<Set<number>>((at, part) => (at.size === 0 ? at : part(said, at)), new Set(from))

const either =
  (ways: readonly Reads[]): Reads =>
  (said, from) =>
    new Set(ways.flatMap((way) => [...way(said, from)]))

const often =
  (part: Reads): Reads =>
  (said, from) => {
    const reached = new Set<number>()
    for (let next = part(said, from); next.size > 0; ) {
      const fresh = new Set([...next].filter((at) => !reached.has(at)))
      for (const at of fresh) reached.add(at)
      next = fresh.size === 0 ? fresh : part(said, fresh)
    }
    return reached
  }

const orNothing =
  (part: Reads): Reads =>
  (said, from) =>
    new Set([...from, ...part(said, from)])

/** Reads a phrase by its name; throws, when the grammar is taken up, at a name that no phrase has. */
export function readerOf(phrases: Phrases): (name: string) => Reads {
  const known = new Map<string, Reads>()
  const named = (name: string): Reads => {
    const written = phrases[name]
    if (written === undefined) throw new Error(`no phrase is called ${name}`)
    const reads =
      known.get(name) ?? remembering(taken(written.match(/[A-Z]+|[a-z\d]+|[()|?*+,]/g) ?? [], named))
    known.set(name, reads)
    return reads
  }
  return named
}

/** A phrase that many others name is read once at each place of a text. */
function remembering(reads: Reads): Reads {
  const texts = new WeakMap<readonly string[], Map<number, Set<number>>>()
  return (said, from) => {
    const places = texts.get(said) ?? new Map<number, Set<number>>()
    texts.set(said, places)
    const reached = new Set<number>()
    for (const at of from) {
      const ends = places.get(at) ?? reads(said, new Set([at]))
      places.set(at, ends)
      for (const end of ends) reached.add(end)
    }
    return reached
  }
}

function taken(signs: string[], named: (name: string) => Reads): Reads {
  const ways: Reads[] = []
  let parts: Reads[] = []
  while (signs.length > 0 && signs[0] !== ')') {
    const sign = signs.shift() ?? ''
    if (sign === '|') {
      ways.push(inTurn(parts))
      parts = []
      continue
    }
    const part = sign === '(' ? taken(signs, named) : /[A-Z]/.test(sign) ? named(sign) : wordReads(sign)
    if (sign === '(') signs.shift()
    parts.push(counted(part, signs))
  }
  return either([...ways, inTurn(parts)])
}

function counted(part: Reads, signs: string[]): Reads {
  switch (signs[0]) {
    case '?':
      signs.shift()
      return orNothing(part)
    case '*':
      signs.shift()
      return orNothing(often(part))
    case '+':
      signs.shift()
      return often(part)
    default:
      return part
  }
}
