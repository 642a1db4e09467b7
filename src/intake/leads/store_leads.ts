import type { Db } from '../../../db/connection/pool.ts'
import type { LeadFacts } from '../../../db/leads/lead_facts.ts'
import {
  bringConsents,
  copyPossibleDuplicates,
  findPossibleDuplicates,
  type GivenLead,
  insertLeads,
  type LeadTable,
  updateLeads,
} from '../../../db/leads/lead_import.ts'
import { type KnownLead, KnownLeads } from './known_leads.ts'
import { withLaterFacts } from './same_lead.ts'

export interface StoredLead {
  lead: GivenLead
  /** refused: another vendor's lead has its reference. */
  became: 'imported' | 'updated' | 'duplicate' | 'refused'
  /** What it is a duplicate of, what it updated, or who has its reference: a lead that was there, or an earlier row. */
  of?: { leadId: string } | { row: number }
}

export interface StoreLeadsOptions {
  onDuplicate: 'skip' | 'update'
  /** Everything but writing. */
  isRehearsal: boolean
}

/**
 * Stores leads inside a transaction: one statement for all that are new, one for all that were there. What becomes of each
 * is what would if they came one after the other.
 */
export async function storeLeads(
  db: Db,
  leads: readonly GivenLead[],
  { onDuplicate, isRehearsal }: StoreLeadsOptions,
): Promise<StoredLead[]> {
  const table: LeadTable = isRehearsal ? 'pg_temp.rehearsed_leads' : 'pipeline.vendor_leads'
  if (isRehearsal) await copyPossibleDuplicates(db, leads)

  const known = new KnownLeads(
    (await findPossibleDuplicates(db, table, leads)).map(({ leadId, isLive, otherPhones, facts }) => ({
      of: { leadId },
      isLive,
      otherPhones,
      facts,
    })),
  )
  const fresh: { given: GivenLead; lead: KnownLead }[] = []
  const said = new Map<string, LeadFacts>()
  const agreed: GivenLead[] = []
  const stored = leads.map((lead): StoredLead => {
    const same = known.find(lead.facts)
    if (same !== undefined) {
      const says = onDuplicate === 'update' && known.tell(same, lead.facts)
      if (onDuplicate === 'update' && lead.consent != null)
        agreed.push({ ...lead, leadId: idOf(same, fresh) })
      if (says && 'leadId' in same.of) {
        const before = said.get(same.of.leadId)
        said.set(same.of.leadId, before === undefined ? lead.facts : withLaterFacts(before, lead.facts))
      }
      return { lead, became: says ? 'updated' : 'duplicate', of: same.of }
    }
    const holder = known.holderOfReference(lead.facts)
    if (holder !== undefined) return { lead, became: 'refused', of: holder.of }

    const added: KnownLead = { of: { row: lead.row }, isLive: true, otherPhones: [], facts: lead.facts }
    known.add(added)
    fresh.push({ given: lead, lead: added })
    return { lead, became: 'imported' }
  })

  if (!isRehearsal) {
    const recorded = await bringConsents(db, [...fresh.map(({ given }) => given), ...agreed])
    for (const one of stored) {
      if (
        one.became === 'duplicate' &&
        one.of !== undefined &&
        'leadId' in one.of &&
        recorded.has(one.of.leadId)
      )
        one.became = 'updated'
    }
  }
  if (fresh.length > 0)
    await insertLeads(
      db,
      table,
      fresh.map(({ given, lead }) => ({ ...given, facts: lead.facts })),
    )
  if (said.size > 0) await updateLeads(db, table, said)
  return stored
}

function idOf(
  { of }: KnownLead,
  fresh: readonly { given: GivenLead; lead: KnownLead }[],
): string | undefined {
  return 'leadId' in of ? of.leadId : fresh.find(({ given }) => given.row === of.row)?.given.leadId
}
