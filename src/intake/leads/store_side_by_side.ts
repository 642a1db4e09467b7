import type { Db } from '../../../db/connection/pool.ts'
import { type AppliedBatch, applyBatch } from '../../../db/leads/import_batch.ts'
import {
  endTurnToImport,
  findPossibleDuplicates,
  type GivenLead,
  keepNewLeadsWaiting,
  newLeadIds,
  takeTurnToImport,
} from '../../../db/leads/lead_import.ts'
import { groupBySharedKey } from './group_by_shared_key.ts'
import { keysOf } from './known_leads.ts'
import { type StoredLead, type StoreLeadsOptions, storeLeads } from './store_leads.ts'

/**
 * Stores a batch over several connections at once, a transaction each. Rows that may be about one lead, be it through others
 * or through a lead that is there, go the same way, so that the order of the file decides.
 */
export async function storeSideBySide(
  connections: readonly [Db, ...Db[]],
  { file, leads }: { file: string; leads: readonly GivenLead[] },
  options: StoreLeadsOptions,
): Promise<AppliedBatch<GivenLead, StoredLead>> {
  const [first, ...others] = connections
  const store = (db: Db, rows: readonly GivenLead[], way = 0) =>
    applyBatch(db, { file, rows }, async (some) => {
      if (!options.isRehearsal) await keepNewLeadsWaiting(db, way)
      return storeLeads(db, some, options)
    })
  if (options.isRehearsal) return store(first, leads)

  const ids = await newLeadIds(first, leads.length)
  const named = leads.map((lead, place) => ({ ...lead, leadId: ids[place] }))

  await takeTurnToImport(first)
  try {
    if (others.length === 0) return await store(first, named)
    const ways = await apart(first, named, connections.length)
    const parts = connections.map((db, way) => store(db, ways[way] ?? [], way))
    // All of them come to rest before the first failure is told, so that nothing is under way when the caller gives up.
    await Promise.allSettled(parts)
    const applied = await Promise.all(parts)
    return {
      outcomes: applied.flatMap((part) => part.outcomes),
      refused: applied.flatMap((part) => part.refused),
    }
  } finally {
    // A broken line has given its turn back by itself.
    await endTurnToImport(first).catch(() => {})
  }
}

/** Shares the rows out, each way in the order of the file. */
async function apart(db: Db, leads: readonly GivenLead[], ways: number): Promise<GivenLead[][]> {
  const there = await findPossibleDuplicates(db, 'pipeline.vendor_leads', leads)
  const groups = groupBySharedKey([
    ...leads.map(({ facts }) => keysOf(facts)),
    ...there.map(({ facts }) => keysOf(facts)),
  ])
  const shared: GivenLead[][] = Array.from({ length: ways }, () => [])
  leads.forEach((lead, place) => {
    shared[(groups[place] ?? 0) % ways]?.push(lead)
  })
  return shared
}
