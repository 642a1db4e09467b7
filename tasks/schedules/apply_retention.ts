import { applyRetention as erase, listErasedLeads, readRetentionStates } from '../../db/leads/erasures.ts'
import { writeErasureList } from '../../src/backup/erasure_list.ts'
import type { StepMaker } from '../../src/task_tools/step.ts'

/** Erases personal data that have been kept for long enough; where a rule is not switched on, it only counts. */
const applyRetention: StepMaker =
  ({ unhurriedPool: pool, backupDir }) =>
  async (signal) => {
    const counts: Record<string, number> = {}
    for (let batch = await erase(pool); batch.length > 0; batch = signal?.aborted ? [] : await erase(pool))
      for (const { kind, erased } of batch) counts[kind] = (counts[kind] ?? 0) + erased
    if (backupDir !== undefined) await writeErasureList(backupDir, await listErasedLeads(pool))
    const left = (await readRetentionStates(pool)).filter(({ due }) => due > 0)
    const done = Object.values(counts).reduce((sum, count) => sum + count, 0)
    const waiting = left.map(({ kind, due }) => [kind, due] as const)
    return {
      found: done + waiting.reduce((sum, [, due]) => sum + due, 0),
      done,
      counts,
      says: [
        done === 0 ? 'Nothing was erased.' : `Erased: ${inWords(Object.entries(counts))}.`,
        ...(waiting.length === 0 ? [] : [`Past their time, and left: ${inWords(waiting)}.`]),
      ].join(' '),
    }
  }

const inWords = (counts: readonly (readonly [string, number])[]) =>
  counts.map(([kind, count]) => `${kind.replaceAll('_', ' ')} ${count.toLocaleString('en-GB')}`).join(', ')

export default applyRetention
