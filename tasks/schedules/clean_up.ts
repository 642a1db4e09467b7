import { removeOldDeliveries } from '../../db/work/deliveries_at_rest.ts'
import { removeOldNotices } from '../../db/work/notices.ts'
import { counted } from '../../src/counted.ts'
import type { StepMaker } from '../../src/task_tools/step.ts'

/** Removes what came in at our webhooks and has been kept for as long as its door says, and old notices of persons; a little at a time. */
const cleanUp: StepMaker =
  ({ unhurriedPool: pool, log, metrics }) =>
  async (signal) => {
    const removed: Record<string, number> = {}
    for (;;) {
      const batch = await removeOldDeliveries(pool)
      for (const { door, removed: count } of batch) {
        removed[door] = (removed[door] ?? 0) + count
        metrics.removedDeliveries.inc({ door }, count)
      }
      if (batch.length === 0 || signal?.aborted) break
    }
    let notices = 0
    for (let batch = 1; batch > 0 && !signal?.aborted; notices += batch) batch = await removeOldNotices(pool)
    if (Object.keys(removed).length > 0) log.info({ removed }, 'old deliveries were removed')
    const deliveries = Object.values(removed).reduce((sum, count) => sum + count, 0)
    return {
      found: deliveries + notices,
      done: deliveries + notices,
      says: `${counted(deliveries, 'delivery', 'deliveries')} and ${counted(notices, 'notice')} removed.`,
    }
  }

export default cleanUp
