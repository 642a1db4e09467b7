import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until it is time to jump to a moment. */
export type Pace = (moment: Date, signal?: AbortSignal) => Promise<void>

/** As fast as the pipeline can. */
export const unpaced: Pace = async () => {}

const longestWaitMs = 1_500

/**
 * So many simulated seconds in a real one. A long time in which nothing happens is cut short, and time that the
 * pipeline needed for its work is not made up for.
 */
export function pacedAt(simulatedSecondsPerSecond: number): Pace {
  let last: { moment: number; at: number } | undefined
  return async (moment, signal) => {
    if (last !== undefined) {
      const wanted = (moment.getTime() - last.moment) / simulatedSecondsPerSecond
      const passed = Date.now() - last.at
      const wait = Math.min(wanted, longestWaitMs) - passed
      if (wait > 0) await sleep(wait, undefined, { signal }).catch(() => {})
    }
    last = { moment: moment.getTime(), at: Date.now() }
  }
}
