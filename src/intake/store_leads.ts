import { isDeepStrictEqual } from 'node:util'
import {
  copyPossibleDuplicates,
  findDuplicates,
  type GivenLead,
  insertLeads,
  type LeadTable,
  updateLeads,
} from '../../db/lead_import.ts'
import type { Db } from '../../db/pool.ts'
import { NewLeads } from './new_leads.ts'
import { withLaterFacts } from './same_lead.ts'

export interface StoredLead {
  lead: GivenLead
  became: 'imported' | 'updated' | 'duplicate'
  /** What it is a duplicate of, or what it updated: a lead that was there, or an earlier row. */
  of?: { leadId: string } | { row: number }
}

export interface StoreLeadsOptions {
  onDuplicate: 'skip' | 'update'
  /** Everything but writing. */
  isRehearsal: boolean
}

/** Stores leads inside a transaction: one statement for all that are new, one for all that were there. */
export async function storeLeads(
  db: Db,
  leads: readonly GivenLead[],
  { onDuplicate, isRehearsal }: StoreLeadsOptions,
): Promise<StoredLead[]> {
  const table: LeadTable = isRehearsal ? 'pg_temp.rehearsed_leads' : 'pipeline.vendor_leads'
  const updates = onDuplicate === 'update'
  if (isRehearsal) await copyPossibleDuplicates(db, leads)

  const duplicates = await findDuplicates(db, table, leads)
  const fresh = new NewLeads()
  const known: (GivenLead & { leadId: string })[] = []
  const stored: StoredLead[] = []
  for (const lead of leads) {
    const leadId = duplicates.get(lead.row)
    const earlier = leadId === undefined ? fresh.find(lead.facts) : undefined
    if (leadId !== undefined) {
      known.push({ ...lead, leadId })
    } else if (earlier !== undefined) {
      const says = updates && addFacts(earlier, lead)
      stored.push({ lead, became: says ? 'updated' : 'duplicate', of: { row: earlier.row } })
    } else {
      const added = { ...lead }
      fresh.add(added)
      stored.push({ lead: added, became: 'imported' })
    }
  }

  if (fresh.all.length > 0) await insertLeads(db, table, fresh.all)
  const changed = updates && known.length > 0 ? await updateLeads(db, table, known) : new Set<string>()
  const met = known.map(({ leadId, ...lead }): StoredLead => {
    return { lead, became: changed.has(leadId) ? 'updated' : 'duplicate', of: { leadId } }
  })
  return [...stored, ...met]
}

/** Lets a later row of the batch speak for a lead that is not stored yet; tells whether it said anything new. */
function addFacts(earlier: GivenLead, later: GivenLead): boolean {
  const facts = withLaterFacts(earlier.facts, later.facts)
  const saysMore = !isDeepStrictEqual(facts, earlier.facts)
  earlier.facts = facts
  return saysMore
}
