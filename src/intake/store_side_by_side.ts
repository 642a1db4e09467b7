import { type AppliedBatch, applyBatch } from '../../db/import_batch.ts'
import { type GivenLead, takeTurnToImport } from '../../db/lead_import.ts'
import type { Db } from '../../db/pool.ts'
import { type StoredLead, type StoreLeadsOptions, storeLeads } from './store_leads.ts'

/**
 * Stores a batch over several connections at once, a transaction each. Rows that share a phone go the same way, so that
 * they meet; rows that share only a reference are kept apart by the table's unique constraint, and then meet as well.
 */
export async function storeSideBySide(
  connections: readonly Db[],
  { file, leads }: { file: string; leads: readonly GivenLead[] },
  options: StoreLeadsOptions,
): Promise<AppliedBatch<GivenLead, StoredLead>> {
  const parts = connections.map((db, way) => {
    const rows = leads.filter(({ facts }) => wayOf(facts.vendorPhone, connections.length) === way)
    return applyBatch(db, { file, rows }, async (some) => {
      if (!options.isRehearsal) await takeTurnToImport(db, way)
      return storeLeads(db, some, options)
    })
  })

  // All of them come to rest before the first failure is told, so that nothing is under way when the caller gives up.
  await Promise.allSettled(parts)
  const applied = await Promise.all(parts)
  return {
    outcomes: applied.flatMap((part) => part.outcomes),
    refused: applied.flatMap((part) => part.refused),
  }
}

function wayOf(phone: string, ways: number): number {
  return Number(phone.at(-1)) % ways
}
