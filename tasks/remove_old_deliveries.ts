import { removeOldDeliveries } from '../db/work/deliveries_at_rest.ts'
import { removeOldNotices } from '../db/work/notices.ts'
import type { TaskMaker } from '../src/task_tools/task_maker.ts'

/** Removes what came in at our webhooks and has been kept for as long as its door says, and old notices of persons; a little at a time. */
const removeOld: TaskMaker =
  ({ unhurriedPool: pool, log, metrics }) =>
  async (_, { abortSignal }) => {
    const removed: Record<string, number> = {}
    for (;;) {
      const batch = await removeOldDeliveries(pool)
      for (const { door, removed: count } of batch) {
        removed[door] = (removed[door] ?? 0) + count
        metrics.removedDeliveries.inc({ door }, count)
      }
      if (batch.length === 0 || abortSignal?.aborted) break
    }
    while (!abortSignal?.aborted && (await removeOldNotices(pool)) > 0);
    if (Object.keys(removed).length > 0) log.info({ removed }, 'old deliveries were removed')
  }

export default removeOld
