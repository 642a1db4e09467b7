import { readRow } from '../../../db/connection/ask.ts'
import type { Db } from '../../../db/connection/pool.ts'

export interface Text {
  direction: 'inbound' | 'outbound'
  purpose: string | null
  body: string
  author: string | null
  at: string
}

/** All that judges a persona: rows, and nothing that anybody says of them. */
export interface Ending {
  stage: string
  /** Every stage the lead came to, in order. */
  path: string[]
  deadReason: string | null
  isHeld: boolean
  /** Why the vendor must not be texted; null when they may be. */
  silentBecause: string | null
  facts: Record<string, string | number | null>
  offers: { amount: number; ceiling: number; status: string }[]
  /** Those that left, and the vendor's. */
  texts: Text[]
  /** Kinds of questions that people were asked. */
  asked: string[]
  /** What they were told, question by question. */
  reasons: string[]
}

export function readEnding(db: Db, lead: string): Promise<Ending> {
  return readRow<Ending>(
    db,
    `select
       leads.pipeline_stage as stage, leads.dead_reason, leads.held_at is not null as is_held,
       pipeline_private.why_silent(leads) as silent_because,
       jsonb_build_object(
         'propertyAddress', leads.property_address, 'propertyPostcode', leads.property_postcode, 'askingPrice', leads.asking_price,
         'propertyType', leads.property_type, 'bedrooms', leads.bedrooms, 'condition', leads.condition
       ) as facts,
       array(
         select moves.to_stage::text from pipeline.pipeline_events as moves
         where moves.vendor_lead_id = leads.id and moves.event_type = 'stage_change' order by moves.id
       ) as path,
       coalesce((
         select jsonb_agg(jsonb_build_object('amount', offers.amount, 'ceiling', offers.ceiling, 'status', offers.status) order by offers.round)
         from pipeline.offers as offers where offers.vendor_lead_id = leads.id
       ), '[]') as offers,
       coalesce((
         select jsonb_agg(
           jsonb_build_object(
             'direction', texts.direction, 'purpose', texts.purpose, 'body', texts.body, 'author', texts.author,
             'at', coalesce(texts.sent_at, texts.created_at)
           )
           order by coalesce(texts.sent_at, texts.created_at), texts.text_no
         )
         from pipeline.lead_messages as texts
         where texts.vendor_lead_id = leads.id and (texts.direction = 'inbound' or texts.sent_at is not null)
       ), '[]') as texts,
       array(
         select distinct items.kind::text from pipeline.review_items as items where items.vendor_lead_id = leads.id order by 1
       ) as asked,
       array(select items.reason::text from pipeline.review_items as items where items.vendor_lead_id = leads.id) as reasons
     from pipeline.vendor_leads as leads
     where leads.id = $1`,
    [lead],
  )
}
