import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '../../db/connection/pool.ts'
import { describeDueWork, isDueWorkLocked, readDueWork, wakeBookings } from '../../db/simulation/play.ts'

const pollMs = 4
const wakeMs = 500
const usualHangMs = 60_000

/** The pipeline has something to do and does not do it. */
export class WorkHangs extends Error {
  override name = 'WorkHangs'
  readonly items: readonly string[]

  constructor(items: readonly string[], hangMs: number) {
    super(`Nothing has moved for ${hangMs / 1000} s. Is a worker running? Waiting for: ${items.join('; ')}`)
    this.items = items
  }
}

interface Patience {
  signal?: AbortSignal | undefined
  longestHangMs?: number
}

/**
 * Waits until the pipeline has nothing to do at this moment of its clock, and for whoever has locked a lead meanwhile.
 *
 * @throws WorkHangs when something is due and nothing has happened for that long, a minute by default.
 */
export async function untilQuiet(
  db: Db,
  { signal, longestHangMs = usualHangMs }: Patience = {},
): Promise<void> {
  let last = ''
  let movedAt = Date.now()
  let wokenAt = movedAt
  while (!signal?.aborted) {
    const { due, mark } = await readDueWork(db)
    if (due === 0) return

    const now = `${due} ${mark}`
    if (now !== last) movedAt = wokenAt = Date.now()
    last = now
    if (Date.now() - movedAt > longestHangMs) {
      const items = (await isDueWorkLocked(db)) ? [] : await describeDueWork(db)
      if (items.length > 0) throw new WorkHangs(items, longestHangMs)
      movedAt = Date.now()
    }
    if (Date.now() - wokenAt > wakeMs) {
      await wakeBookings(db)
      wokenAt = Date.now()
    }
    await sleep(pollMs)
  }
}
