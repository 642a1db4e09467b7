import { words } from '../../../src/agents/sms_agent/text/decode_text.ts'

/** Of two texts with so many words in common one would tell the other. */
const nearDuplicate = 0.5

/** Folds of which none has a near-duplicate of a text in another; each text's fold. */
export function foldsOf(bodies: readonly string[], folds: number): number[] {
  const groups = groupsOf(bodies)
  const sizes = Array.from({ length: folds }, () => 0)
  const foldOf = new Map<number, number>()
  const bySize = Map.groupBy(groups.keys(), (at) => groups[at] ?? at)
  for (const [group, members] of [...bySize].toSorted(([, a], [, b]) => b.length - a.length)) {
    const emptiest = sizes.indexOf(Math.min(...sizes))
    foldOf.set(group, emptiest)
    sizes[emptiest] = (sizes[emptiest] ?? 0) + members.length
  }
  return groups.map((group) => foldOf.get(group) ?? 0)
}

function groupsOf(bodies: readonly string[]): number[] {
  const parent = bodies.map((_, at) => at)
  const rootOf = (at: number): number => {
    let root = at
    while (parent[root] !== root) root = parent[root] ?? root
    return root
  }
  const pieces = bodies.map((body) => new Set(words(body).match(/[\p{L}]+|\d+/gu) ?? [body]))
  for (const [at, mine] of pieces.entries()) {
    for (let before = 0; before < at; before += 1) {
      const theirs = pieces[before]
      if (theirs !== undefined && alike(mine, theirs)) parent[rootOf(at)] = rootOf(before)
    }
  }
  return bodies.map((_, at) => rootOf(at))
}

function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [small, large] = one.size < other.size ? [one, other] : [other, one]
  if (small.size < nearDuplicate * large.size) return false
  let common = 0
  for (const piece of small) if (large.has(piece)) common += 1
  return common / (one.size + other.size - common) >= nearDuplicate
}
