/** Choices that come out the same in every run: each derives from the seed, who rolls, and what for. */
export interface Dice {
  /** 0 (inclusive) to 1 (exclusive). */
  share(situation: string): number
  chance(situation: string, probability: number): boolean
  /** A whole number, both ends included. */
  whole(situation: string, from: number, to: number): number
  pick<const Choice>(situation: string, choices: readonly [Choice, ...Choice[]]): Choice
  /** One of the choices, each as often as its weight says. */
  weighted<const Choice>(situation: string, choices: readonly Weighted<Choice>[]): Choice
}

export type Weighted<Choice> = readonly [choice: Choice, weight: number]

/** The dice of one vendor, office or street in the simulation with this seed. */
export function diceOf(seed: number, who: number | string): Dice {
  const share = (situation: string) => hash(`${seed}/${who}/${situation}`) / 2 ** 53
  return {
    share,
    chance: (situation, probability) => share(situation) < probability,
    whole: (situation, from, to) => from + Math.floor(share(situation) * (to - from + 1)),
    pick: (situation, choices) => choices[Math.floor(share(situation) * choices.length)] ?? choices[0],
    weighted(situation, choices) {
      const total = choices.reduce((sum, [, weight]) => sum + weight, 0)
      let left = share(situation) * total
      for (const [choice, weight] of choices) {
        left -= weight
        if (left < 0) return choice
      }
      throw new RangeError(`Nothing to choose from for ${situation}`)
    },
  }
}

/** 53 well-mixed bits of a text (cyrb53, public domain). */
function hash(text: string): number {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 2 ** 32 * ((2 ** 21 - 1) & low) + (high >>> 0)
}
