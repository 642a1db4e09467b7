import { removeOldDeliveries } from '../../db/work/deliveries_at_rest.ts'
import { removeOldNotices } from '../../db/work/notices.ts'
import { removeOldRuns } from '../../db/work/schedules.ts'
import { counted } from '../../src/counted.ts'
import type { StepMaker } from '../../src/task_tools/step.ts'

/** Removes what came in at our webhooks and has been kept for as long as its door says, old notices of persons, and how old runs of schedules went; a little at a time. */
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
    let runs = 0
    for (let batch = 1; batch > 0 && !signal?.aborted; runs += batch)
      batch = await removeOldRuns(pool, 10_000)
    if (Object.keys(removed).length > 0) log.info({ removed }, 'old deliveries were removed')
    const deliveries = Object.values(removed).reduce((sum, count) => sum + count, 0)
    return {
      found: deliveries + notices + runs,
      done: deliveries + notices + runs,
      says: `${counted(deliveries, 'delivery', 'deliveries')}, ${counted(notices, 'notice')} and ${counted(runs, 'old run')} removed.`,
    }
  }

export default cleanUp
