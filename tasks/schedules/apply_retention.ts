import { applyRetention as erase, listErasedLeads, readRetentionStates } from '../../db/leads/erasures.ts'
import { writeErasureList } from '../../src/backup/erasure_list.ts'
import { countBatches, countsInWords, totalOf } from '../../src/task_tools/counts.ts'
import type { StepMaker } from '../../src/task_tools/step.ts'

/** Erases personal data that have been kept for long enough; where a rule is not switched on, it only counts. */
const applyRetention: StepMaker =
  ({ unhurriedPool: pool, backupDir }) =>
  async (signal) => {
    const ofKinds = async () => (await erase(pool)).map(({ kind, erased }) => ({ kind, removed: erased }))
    const counts = await countBatches([ofKinds], signal)
    if (backupDir !== undefined) await writeErasureList(backupDir, await listErasedLeads(pool))
    const left = (await readRetentionStates(pool)).filter(({ due }) => due > 0)
    const done = totalOf(counts)
    const waiting = Object.fromEntries(left.map(({ kind, due }) => [kind, due]))
    return {
      found: done + totalOf(waiting),
      done,
      counts,
      says: [
        done === 0 ? 'Nothing was erased.' : `Erased: ${countsInWords(counts)}.`,
        ...(left.length === 0 ? [] : [`Past their time, and left: ${countsInWords(waiting)}.`]),
      ].join(' '),
    }
  }

export default applyRetention
