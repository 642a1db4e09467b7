export interface Throws {
  /** Both ends included. */
  whole(from: number, to: number): number
  chance(share: number): boolean
  pick<Value>(...values: readonly Value[]): Value
}

/** The same throws for the same seed. */
export function throwsOf(seed: number): Throws {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    whole,
    chance: (share) => next() < share,
    pick(...values) {
      if (values.length === 0) throw new Error('nothing to pick from')
      return values[whole(0, values.length - 1)] as (typeof values)[number]
    },
  }
}
