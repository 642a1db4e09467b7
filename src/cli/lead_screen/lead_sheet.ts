import type { Db } from '../../../db/connection/pool.ts'
import { explainLead } from '../../../db/leads/explanations.ts'
import {
  readLatestEvents,
  readLatestTexts,
  readLeadDetails,
  readOffers,
} from '../../../db/leads/lead_sheet.ts'

/** Everything about one lead that fits on a screen. */
export type LeadSheet = NonNullable<Awaited<ReturnType<typeof readLeadSheet>>>

const latest = 10

/** Reads a lead and what belongs to it; null when there is no such lead. */
export async function readLeadSheet(db: Db, leadId: string) {
  const lead = await readLeadDetails(db, leadId)
  if (lead === undefined) return null
  return {
    lead,
    explained: await explainLead(db, leadId),
    offers: await readOffers(db, leadId),
    events: await readLatestEvents(db, leadId, latest),
    texts: await readLatestTexts(db, leadId, latest),
  }
}
