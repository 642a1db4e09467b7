import { median } from './measure.ts'

/** What each variant measured, round by round; the same position is the same round. */
export type Samples<Variant extends string> = Record<Variant, number[]>

/**
 * Measures variants by turns, so that whatever else the machine does meets all of them; every other round in reverse.
 * Rounds of a running system want a first one that only warms it up.
 */
export async function interleaved<Variant extends string>(
  { rounds, warmUp }: { rounds: number; warmUp: boolean },
  variants: Record<Variant, () => Promise<number>>,
): Promise<Samples<Variant>> {
  const names = Object.keys(variants) as Variant[]
  const samples = Object.fromEntries(names.map((name) => [name, []])) as unknown as Samples<Variant>
  for (let round = warmUp ? 0 : 1; round <= rounds; round += 1) {
    const order = round % 2 === 0 ? names : names.toReversed()
    for (const name of order) {
      const value = await variants[name]()
      if (round > 0) samples[name].push(value)
    }
  }
  return samples
}

/** The median over the rounds of one variant as a multiple of another. */
export function ratio<Variant extends string>(
  samples: Samples<Variant>,
  one: Variant,
  other: Variant,
): number {
  return median(samples[one].map((value, round) => value / (samples[other][round] ?? Number.NaN)))
}
