import { setTimeout as pause } from 'node:timers/promises'
import { diceOf } from '../../../src/simulation/planning/dice.ts'
import type { Fault } from './fault.ts'
import { faultsOfPeople } from './faults/of_people.ts'
import { faultsOfPostgres } from './faults/of_postgres.ts'
import { faultsOfProcesses } from './faults/of_processes.ts'
import { faultsOfServices } from './faults/of_services.ts'
import { faultsOfTheNetwork } from './faults/of_the_network.ts'
import type { BreakableWorld } from './world.ts'

const faults: readonly Fault[] = [
  ...faultsOfProcesses,
  ...faultsOfTheNetwork,
  ...faultsOfPostgres,
  ...faultsOfServices,
  ...faultsOfPeople,
]

export interface Injected {
  atMs: number
  hand: number
  name: string
  /** Why it could not be injected, when the world was too broken for it. */
  refused?: string
}

export interface Breaking {
  seed: number
  hand: number
  signal: AbortSignal
  onInjected?: (injected: Injected) => void
  /** Which faults; all that the world allows without. */
  choose?: (fault: Fault) => boolean
}

/**
 * One hand of the mix: one fault after the other, until told to stop. What it does in which order, and for how long,
 * comes from the seed alone; only the moment within the work depends on the machine.
 */
export async function breakThings(
  world: BreakableWorld,
  { seed, hand, signal, onInjected, choose = () => true }: Breaking,
): Promise<void> {
  const beganAt = Date.now()
  const choices = faults
    .filter(({ needs }) => needs === undefined || world[needs] !== undefined)
    .filter(choose)
  for (let turn = 1; !signal.aborted; turn += 1) {
    const dice = diceOf(seed, `hand ${hand}, turn ${turn}`)
    await pause(dice.whole('rest', 500, 4_000))
    if (signal.aborted) return
    const fault = dice.weighted(
      'fault',
      choices.map((choice) => [choice, choice.weight] as const),
    )
    const injected: Injected = { atMs: Date.now() - beganAt, hand, name: fault.name }
    try {
      await fault.inject(world, dice)
    } catch (error) {
      injected.refused = error instanceof Error ? error.message : String(error)
    }
    onInjected?.(injected)
  }
}
