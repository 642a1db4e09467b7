import { setTimeout as pause } from 'node:timers/promises'
import type { Rig } from '../rig.ts'
import type { WorkerProcess, WorkerProcessOptions } from './worker_processes.ts'

const restartPauseMs = 500

/** Keeps a number of workers running, as `restart: unless-stopped` does: who ends, however, is replaced. */
export interface Keeper {
  workers(): WorkerProcess[]
  /** How often one had to be replaced. */
  restarts(): number
  /** From now on nobody is replaced. */
  retire(): void
}

export function keepWorkers(rig: Rig, count: number, options: Partial<WorkerProcessOptions>): Keeper {
  let isRetired = false
  let restarts = 0
  const places: WorkerProcess[] = Array.from({ length: count }, () => rig.startWorker(options))

  async function keep(place: number): Promise<void> {
    while (!isRetired) {
      await places[place]?.ended
      await pause(restartPauseMs)
      if (isRetired) return
      places[place] = rig.startWorker(options)
      restarts += 1
    }
  }
  for (const place of places.keys()) void keep(place)

  return {
    workers: () => [...places],
    restarts: () => restarts,
    retire() {
      isRetired = true
    },
  }
}
