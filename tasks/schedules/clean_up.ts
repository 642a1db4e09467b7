import { removeOutdated } from '../../db/work/clean_up.ts'
import { removeOldDeliveries } from '../../db/work/deliveries_at_rest.ts'
import { removeOldNotices } from '../../db/work/notices.ts'
import { removeOldRuns } from '../../db/work/schedules.ts'
import { countBatches, countsInWords, totalOf } from '../../src/task_tools/counts.ts'
import type { StepMaker } from '../../src/task_tools/step.ts'

const oneKind = (kind: string, removed: number) => (removed === 0 ? [] : [{ kind, removed }])

/** Removes what has been kept for as long as settings and doors say; a little at a time, so that nobody waits for it. */
const cleanUp: StepMaker =
  ({ unhurriedPool: pool, metrics }) =>
  async (signal) => {
    const ofDeliveries = async () => {
      const batch = await removeOldDeliveries(pool)
      for (const { door, removed } of batch) metrics.removedDeliveries.inc({ door }, removed)
      return batch.map(({ removed }) => ({ kind: 'deliveries', removed }))
    }
    const removers = [
      ofDeliveries,
      async () => oneKind('notices', await removeOldNotices(pool)),
      async () => oneKind('schedule_runs', await removeOldRuns(pool, 10_000)),
      () => removeOutdated(pool),
    ]
    const counts = await countBatches(removers, signal)
    const total = totalOf(counts)
    const says = total === 0 ? 'Nothing was old enough to be removed.' : `Removed: ${countsInWords(counts)}.`
    return { found: total, done: total, counts, says }
  }

export default cleanUp
