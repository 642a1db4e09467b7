import {
  type DueTimer,
  type LeadDetails,
  type LeadEvent,
  type LeadText,
  type OfferRound,
  type OpenReview,
  readLatestEvents,
  readLatestTexts,
  readLeadDetails,
  readOffers,
  readOpenReviews,
  readTimer,
  readWaitingRuns,
  type WaitingRun,
} from '../../../db/lead_sheet.ts'
import type { Db } from '../../../db/pool.ts'

/** Everything about one lead that fits on a screen. */
export interface LeadSheet {
  lead: LeadDetails
  timer: DueTimer | null
  runs: WaitingRun[]
  reviews: OpenReview[]
  offers: OfferRound[]
  events: LeadEvent[]
  texts: LeadText[]
}

const latest = 10

/** Reads a lead and what belongs to it; null when there is no such lead. */
export async function readLeadSheet(db: Db, leadId: string): Promise<LeadSheet | null> {
  const lead = await readLeadDetails(db, leadId)
  if (lead === undefined) return null
  return {
    lead,
    timer: await readTimer(db, leadId),
    runs: await readWaitingRuns(db, leadId),
    reviews: await readOpenReviews(db, leadId),
    offers: await readOffers(db, leadId),
    events: await readLatestEvents(db, leadId, latest),
    texts: await readLatestTexts(db, leadId, latest),
  }
}
