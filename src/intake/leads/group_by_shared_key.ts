/** Numbers the groups of things that share a key, be it through others: one number for each thing, in their order. */
export function groupBySharedKey(keysOfEach: readonly (readonly string[])[]): number[] {
  const leaderOf = new Map<string, string>()
  const leader = (key: string): string => {
    const passed: string[] = []
    let at = key
    for (let next = leaderOf.get(at); next !== undefined; next = leaderOf.get(at)) {
      passed.push(at)
      at = next
    }
    for (const each of passed) leaderOf.set(each, at)
    return at
  }
  for (const [first, ...others] of keysOfEach) {
    if (first === undefined) continue
    for (const other of others) {
      const [one, another] = [leader(first), leader(other)]
      if (one !== another) leaderOf.set(another, one)
    }
  }

  const numbers = new Map<string, number>()
  return keysOfEach.map(([first = '']) => {
    const group = leader(first)
    const number = numbers.get(group) ?? numbers.size
    numbers.set(group, number)
    return number
  })
}
