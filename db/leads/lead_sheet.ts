import { param, type SQL, sql } from 'zapatos/db'
import type { pipeline } from 'zapatos/schema'
import type { Db } from '../connection/pool.ts'
import { columnsOf, type RowOf, rowsOf } from '../connection/rows.ts'
import { factList } from './lead_facts.ts'

const details = columnsOf(
  'pipeline.vendor_leads',
  [
    'id',
    ...factList.map(({ column }) => column),
    'vendor_phone',
    'source',
    'external_ref',
    'pipeline_stage',
    'stage_visit',
    'stage_entered_at',
    'turn',
    'turn_since',
    'estimated_market_value',
    'offer_amount',
    'rejection_reason',
    'dead_reason',
    'held_at',
    'hold_reason',
    'opted_out_at',
    'created_at',
  ],
  {
    /** Whether the number is on the list of those that must not be texted. */
    isSilenced: sql<SQL, boolean>`exists (
      select from pipeline.message_suppressions as silenced where silenced.phone = vendor_leads.vendor_phone
    )`,
  },
)

export type LeadDetails = RowOf<typeof details>

export async function readLeadDetails(db: Db, leadId: string): Promise<LeadDetails | undefined> {
  const [lead] = await rowsOf(db, details, sql<pipeline.vendor_leads.SQL>`where ${{ id: leadId }}`)
  return lead
}

const offerRound = columnsOf('pipeline.offers', ['round', 'amount', 'status', 'counter_amount', 'sent_at'])

export type OfferRound = RowOf<typeof offerRound>

export async function readOffers(db: Db, leadId: string): Promise<OfferRound[]> {
  const ofLead = sql<pipeline.offers.SQL>`where ${{ vendor_lead_id: leadId }} order by ${'round'}`
  return rowsOf(db, offerRound, ofLead)
}

const leadEvent = columnsOf('pipeline.pipeline_events', [
  'event_type',
  'from_stage',
  'to_stage',
  'actor_kind',
  'actor',
  'reason',
  'created_at',
])

export type LeadEvent = RowOf<typeof leadEvent>

/** The latest events, oldest first. */
export async function readLatestEvents(db: Db, leadId: string, count: number): Promise<LeadEvent[]> {
  const latest = sql<pipeline.pipeline_events.SQL>`
    where ${{ vendor_lead_id: leadId }} order by ${'id'} desc limit ${param(count)}`
  return (await rowsOf(db, leadEvent, latest)).reverse()
}

const leadText = columnsOf('pipeline.lead_messages', [
  'id',
  'direction',
  'purpose',
  'status',
  'body',
  'created_at',
])

export type LeadText = RowOf<typeof leadText>

/** The latest texts both ways, oldest first. */
export async function readLatestTexts(db: Db, leadId: string, count: number): Promise<LeadText[]> {
  const latest = sql<pipeline.lead_messages.SQL>`
    where ${{ vendor_lead_id: leadId }} order by ${'text_no'} desc limit ${param(count)}`
  return (await rowsOf(db, leadText, latest)).reverse()
}
