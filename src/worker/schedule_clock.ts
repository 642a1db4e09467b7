import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '../../db/connection/pool.ts'
import { startDueSchedules } from '../../db/work/schedules.ts'
import type { Log } from '../log.ts'
import { loggable } from '../loggable_error.ts'

const minuteMs = 60_000

/**
 * Has the database look what is due by the clock, which is the database's; every minute unless told otherwise. Crontabs of the
 * queue go by the clock of the machine, and of one that was ahead for a while they keep a mark that silences all workers until
 * that time. Ends with the signal.
 */
export async function startSchedulesInTime(
  db: Db,
  log: Log,
  signal: AbortSignal,
  everyMs = minuteMs,
): Promise<void> {
  while (!signal.aborted) {
    await sleep(everyMs, undefined, { signal }).catch(() => {})
    if (signal.aborted) return
    try {
      const started = await startDueSchedules(db)
      if (started > 0) log.debug({ started }, 'schedules began')
    } catch (error) {
      log.warn(loggable(error), 'nobody looked what is due by the clock; it is tried again soon')
    }
  }
}
