import { setTimeout as pause } from 'node:timers/promises'
import type { Rig } from '../rig.ts'
import type { Program } from './program.ts'
import type { WorkerProcess, WorkerProcessOptions } from './worker_processes.ts'

const restartPauseMs = 500

/** What an agent's order to end its worker comes to. */
const orderedExit = 7

/** A process that nobody told to end. */
export interface OwnEnd {
  ended: number | NodeJS.Signals
  said: string
}

/** Keeps a number of processes running, as `restart: unless-stopped` does: who ends, however, is replaced. */
export interface Keeper<One extends Program> {
  all(): One[]
  /** How often one had to be replaced. */
  restarts(): number
  /** Those that ended by themselves: a supervisor hides them, so whoever judges asks for them. */
  ownEnds: readonly OwnEnd[]
  /** From now on nobody is replaced. */
  retire(): void
}

export function keep<One extends Program>(count: number, start: () => One): Keeper<One> {
  let isRetired = false
  let restarts = 0
  const ownEnds: OwnEnd[] = []
  const places = Array.from({ length: count }, start)

  async function keepPlace(place: number, one: One): Promise<void> {
    const ended = await one.ended
    if (!one.wasToldToEnd() && ended !== orderedExit) ownEnds.push({ ended, said: one.said().slice(-2_000) })
    await pause(restartPauseMs)
    if (isRetired) return
    const next = start()
    places[place] = next
    restarts += 1
    await keepPlace(place, next)
  }
  for (const [place, one] of places.entries()) void keepPlace(place, one)

  return {
    all: () => [...places],
    restarts: () => restarts,
    ownEnds,
    retire() {
      isRetired = true
    },
  }
}

export function keepWorkers(
  rig: Rig,
  count: number,
  options: Partial<WorkerProcessOptions>,
): Keeper<WorkerProcess> {
  return keep(count, () => rig.startWorker(options))
}
