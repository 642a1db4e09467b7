import { setTimeout as pause } from 'node:timers/promises'
import type { Dice } from '../../../src/simulation/planning/dice.ts'
import type { BreakableWorld } from './world.ts'

/** One thing going wrong, and being put right again unless it cannot be. `how` says details, from the dice alone. */
export interface Fault {
  name: string
  /** Takes long, or is found out only after half a minute. */
  isLong?: true
  /** What the world must have for it. */
  needs?: 'cluster' | 'pair' | 'disk'
  /** How often it is chosen, beside the others. */
  weight: number
  inject(world: BreakableWorld, dice: Dice): Promise<unknown>
}

export const seconds = (dice: Dice, from: number, to: number): Promise<void> =>
  pause(dice.whole('ms', from * 1_000, to * 1_000))

export function oneOf<One>(all: readonly One[], dice: Dice): One | undefined {
  return all[dice.whole('one', 0, all.length - 1)]
}
