import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { retryWhileAway } from '../../db/connection/retry_while_away.ts'
import { type ApiCall, type ApiCallEnd, beginApiCall, endApiCall } from '../../db/work/api_usage.ts'
import type { Log } from '../log.ts'
import { loggable } from '../loggable_error.ts'
import type { Metrics } from '../metrics/metrics.ts'

/** Where calls outside are written down. It never fails, and nobody waits for it. */
export interface Ledger {
  /** Writes down that a call begins. What it returns takes how the call went. */
  begin(call: ApiCall): (end: ApiCallEnd & { ms: number }) => void
  /** Resolves when all that was told until now is written, or given up. */
  written(): Promise<void>
}

/** While the database is away no more than these are kept for it. */
const mostUnwritten = 1_000

/** The table `api_usage`: a row as the call begins, completed when it ends. */
export function openLedger(pool: pg.Pool, { log, metrics }: { log: Log; metrics: Metrics }): Ledger {
  const unwritten = new Set<Promise<void>>()

  /** Does it beside whatever goes on; a failure costs a line of the log. */
  function beside(work: () => Promise<void>): Promise<void> {
    if (unwritten.size >= mostUnwritten) {
      log.error('the database is away for long: a call outside is not written down')
      return Promise.resolve()
    }
    const done = work()
      .catch((error: unknown) => log.error(loggable(error), 'a call outside could not be written down'))
      .finally(() => unwritten.delete(done))
    unwritten.add(done)
    return done
  }

  return {
    begin(call) {
      const id = randomUUID()
      const begun = beside(() => beginApiCall(pool, id, call))
      return (end) => {
        const { provider } = call
        metrics.apiCalls.observe({ provider, outcome: end.outcome }, end.ms / 1_000)
        void beside(async () => {
          await begun
          await retryWhileAway(() => endApiCall(pool, id, call, end))
        })
      }
    },
    async written() {
      await Promise.all(unwritten)
    },
  }
}
