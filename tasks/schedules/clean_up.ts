import { removeOutdated } from '../../db/work/clean_up.ts'
import { removeOldDeliveries } from '../../db/work/deliveries_at_rest.ts'
import { removeOldNotices } from '../../db/work/notices.ts'
import { removeOldRuns } from '../../db/work/schedules.ts'
import type { StepMaker } from '../../src/task_tools/step.ts'

interface Removed {
  kind: string
  removed: number
}

const oneKind = (kind: string, removed: number): Removed[] => (removed === 0 ? [] : [{ kind, removed }])

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
    const counts: Record<string, number> = {}
    for (const remove of removers) {
      for (let batch = await remove(); batch.length > 0; batch = signal?.aborted ? [] : await remove())
        for (const { kind, removed } of batch) counts[kind] = (counts[kind] ?? 0) + removed
    }
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
    return { found: total, done: total, counts, says: inWords(counts) }
  }

/** "Removed: deliveries 1,200, sign in tries 3." */
function inWords(counts: Record<string, number>): string {
  const each = Object.entries(counts).map(
    ([kind, count]) => `${kind.replaceAll('_', ' ')} ${count.toLocaleString('en-GB')}`,
  )
  return each.length === 0 ? 'Nothing was old enough to be removed.' : `Removed: ${each.join(', ')}.`
}

export default cleanUp
