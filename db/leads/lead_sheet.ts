import type { Db } from '../connection/pool.ts'
import { columnsOf, type RowOf } from '../connection/row.ts'
import { factList } from './lead_facts.ts'

const details = columnsOf(
  'vendor_leads',
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
  'leads',
)

export interface LeadDetails extends RowOf<typeof details> {
  /** Whether the number is on the list of those that must not be texted. */
  isSilenced: boolean
}

export async function readLeadDetails(db: Db, leadId: string): Promise<LeadDetails | undefined> {
  const { rows } = await db.query<LeadDetails>(
    `select
       ${details.sql},
       exists (
         select from pipeline.message_suppressions as silenced where silenced.phone = leads.vendor_phone
       ) as "isSilenced"
     from pipeline.vendor_leads as leads
     where leads.id = $1`,
    [leadId],
  )
  return rows[0]
}

const offerRound = columnsOf('offers', ['round', 'amount', 'status', 'counter_amount', 'sent_at'])

export type OfferRound = RowOf<typeof offerRound>

export async function readOffers(db: Db, leadId: string): Promise<OfferRound[]> {
  const { rows } = await db.query<OfferRound>(
    `select ${offerRound.sql}
     from pipeline.offers
     where vendor_lead_id = $1
     order by round`,
    [leadId],
  )
  return rows
}

const leadEvent = columnsOf('pipeline_events', [
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
  const { rows } = await db.query<LeadEvent>(
    `select ${leadEvent.sql}
     from pipeline.pipeline_events
     where vendor_lead_id = $1
     order by id desc
     limit $2`,
    [leadId, count],
  )
  return rows.toReversed()
}

const leadText = columnsOf('lead_messages', ['id', 'direction', 'purpose', 'status', 'body', 'created_at'])

export type LeadText = RowOf<typeof leadText>

/** The latest texts both ways, oldest first. */
export async function readLatestTexts(db: Db, leadId: string, count: number): Promise<LeadText[]> {
  const { rows } = await db.query<LeadText>(
    `select ${leadText.sql}
     from pipeline.lead_messages
     where vendor_lead_id = $1
     order by text_no desc
     limit $2`,
    [leadId, count],
  )
  return rows.toReversed()
}
