import type pg from 'pg'
import type { Db } from '../../db/connection/pool.ts'
import { jumpTo, readNextMoment } from '../../db/simulation/play.ts'
import { type Pace, unpaced } from './pace.ts'
import { planReactions } from './plan_reactions.ts'
import { untilQuiet } from './quiet.ts'

export interface DriveOptions {
  pool: pg.Pool
  seed: number
  /** Moments are rounded up to whole multiples of this; agents' retries are not. */
  granularitySeconds: number
  pace?: Pace
  /** Called after each jump of the clock; the next one waits for it. */
  onJump?: (db: Db) => Promise<void>
  signal?: AbortSignal
}

/**
 * Drives a simulation from one moment at which anything happens to the next, until nothing will ever happen again.
 * Everything it knows is in the database: killed at any point, it goes on from there when it is started again.
 *
 * @returns whether it came to the end; false when the signal stopped it.
 * @throws WorkHangs when the pipeline does not do what is due.
 */
export async function drive(options: DriveOptions): Promise<boolean> {
  const { pool, seed, granularitySeconds, pace = unpaced, onJump, signal } = options
  for (;;) {
    await untilQuiet(pool, { signal })
    if (signal?.aborted) return false
    await planReactions(pool, seed)

    const moment = await readNextMoment(pool, granularitySeconds)
    if (moment === null) return true
    await pace(moment, signal)
    if (signal?.aborted) return false
    await jumpTo(pool, moment)
    await onJump?.(pool)
  }
}
