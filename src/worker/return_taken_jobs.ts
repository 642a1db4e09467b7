import type { WorkerEvents } from 'graphile-worker'

/** What the queue's declaration keeps private: gives back what is taken and not begun. */
interface Returning {
  mode: string
  setModeTtlExpired(): void
}

/**
 * Gives back the jobs that are taken and not begun, before the pool ends. Left to itself the queue does so without
 * waiting for the answer, and then ends with the error that it may not (graphile-worker 0.18.0).
 */
export function returnTakenJobsAtTheEnd(events: WorkerEvents): void {
  let taken: Returning | undefined
  const giveBack = () => {
    if (taken?.mode === 'WAITING') taken.setModeTtlExpired()
  }
  events.on('localQueue:init', ({ localQueue }) => {
    taken = localQueue as unknown as Returning
  })
  events.on('pool:gracefulShutdown', giveBack)
  events.on('pool:forcefulShutdown', giveBack)
}
