import type { Db } from '../connection/pool.ts'
import type { Row } from '../connection/row.ts'

export interface LeadDetails
  extends Row<
    'vendor_leads',
    | 'id'
    | 'vendor_name'
    | 'vendor_phone'
    | 'vendor_email'
    | 'source'
    | 'external_ref'
    | 'property_address'
    | 'property_postcode'
    | 'asking_price'
    | 'property_type'
    | 'bedrooms'
    | 'condition'
    | 'pipeline_stage'
    | 'stage_visit'
    | 'stage_entered_at'
    | 'turn'
    | 'turn_since'
    | 'estimated_market_value'
    | 'offer_amount'
    | 'rejection_reason'
    | 'dead_reason'
    | 'held_at'
    | 'hold_reason'
    | 'opted_out_at'
    | 'created_at'
  > {
  /** Whether the number is on the list of those that must not be texted. */
  isSilenced: boolean
}

export async function readLeadDetails(db: Db, leadId: string): Promise<LeadDetails | undefined> {
  const { rows } = await db.query<LeadDetails>(
    `select
       leads.id, leads.vendor_name as "vendorName", leads.vendor_phone as "vendorPhone",
       leads.vendor_email as "vendorEmail", leads.source, leads.external_ref as "externalRef",
       leads.property_address as "propertyAddress", leads.property_postcode as "propertyPostcode",
       leads.asking_price as "askingPrice", leads.property_type as "propertyType", leads.bedrooms,
       leads.condition, leads.pipeline_stage as "pipelineStage", leads.stage_visit as "stageVisit",
       leads.stage_entered_at as "stageEnteredAt", leads.turn, leads.turn_since as "turnSince",
       leads.estimated_market_value as "estimatedMarketValue", leads.offer_amount as "offerAmount",
       leads.rejection_reason as "rejectionReason", leads.dead_reason as "deadReason", leads.held_at as "heldAt",
       leads.hold_reason as "holdReason", leads.opted_out_at as "optedOutAt",
       exists (
         select from pipeline.message_suppressions as silenced where silenced.phone = leads.vendor_phone
       ) as "isSilenced",
       leads.created_at as "createdAt"
     from pipeline.vendor_leads as leads
     where leads.id = $1`,
    [leadId],
  )
  return rows[0]
}

export type OfferRound = Row<'offers', 'round' | 'amount' | 'status' | 'counter_amount' | 'sent_at'>

export async function readOffers(db: Db, leadId: string): Promise<OfferRound[]> {
  const { rows } = await db.query<OfferRound>(
    `select round, amount, status, counter_amount as "counterAmount", sent_at as "sentAt"
     from pipeline.offers
     where vendor_lead_id = $1
     order by round`,
    [leadId],
  )
  return rows
}

export type LeadEvent = Row<
  'pipeline_events',
  'event_type' | 'from_stage' | 'to_stage' | 'actor_kind' | 'actor' | 'reason' | 'created_at'
>

/** The latest events, oldest first. */
export async function readLatestEvents(db: Db, leadId: string, count: number): Promise<LeadEvent[]> {
  const { rows } = await db.query<LeadEvent>(
    `select
       event_type as "eventType", from_stage as "fromStage", to_stage as "toStage", actor_kind as "actorKind", actor,
       reason, created_at as "createdAt"
     from pipeline.pipeline_events
     where vendor_lead_id = $1
     order by id desc
     limit $2`,
    [leadId, count],
  )
  return rows.toReversed()
}

export type LeadText = Row<'lead_messages', 'id' | 'direction' | 'purpose' | 'status' | 'body' | 'created_at'>

/** The latest texts both ways, oldest first. */
export async function readLatestTexts(db: Db, leadId: string, count: number): Promise<LeadText[]> {
  const { rows } = await db.query<LeadText>(
    `select id, direction, purpose, status, body, created_at as "createdAt"
     from pipeline.lead_messages
     where vendor_lead_id = $1
     order by text_no desc
     limit $2`,
    [leadId, count],
  )
  return rows.toReversed()
}
