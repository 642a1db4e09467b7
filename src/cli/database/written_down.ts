import type pg from 'pg'
import { onErrand } from '../../api_usage/outside_call.ts'
import { createLog } from '../../log.ts'

/** Does what calls outside, and leaves a row of each call in the ledger, as a worker's calls do; as far as the login may. */
export async function writtenDown<Result>(pool: pg.Pool, work: () => Promise<Result>): Promise<Result> {
  const { openLedger } = await import('../../api_usage/ledger.ts')
  const { createMetrics } = await import('../../metrics/metrics.ts')
  const ledger = openLedger(pool, { log: createLog('silent'), metrics: createMetrics() })
  try {
    return await onErrand({ ledger }, work)
  } finally {
    await ledger.written()
  }
}
