import { param, type SQL, sql } from 'zapatos/db'
import type { pipeline } from 'zapatos/schema'
import type { Db } from '../connection/pool.ts'
import { columnsOf, type RowOf, rowsOf } from '../connection/rows.ts'
import { explainLead } from './explanations.ts'
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
    'held_until',
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

const offerRound = columnsOf('pipeline.offers', ['round', 'amount', 'status', 'counter_amount', 'sent_at'])

const leadEvent = columnsOf('pipeline.pipeline_events', [
  ...([
    'event_type',
    'from_stage',
    'to_stage',
    'actor_kind',
    'actor',
    'reason',
    'metadata',
    'created_at',
  ] as const),
])

const leadText = columnsOf('pipeline.lead_messages', [
  ...(['id', 'direction', 'purpose', 'status', 'body', 'media', 'created_at'] as const),
])

const note = columnsOf('pipeline.notes', ['body', 'is_pinned', 'written_by', 'written_at'])

const phoneCall = columnsOf('pipeline.phone_calls', ['outcome', 'note', 'made_by', 'made_at'])

export type LeadNote = RowOf<typeof note>
export type LeadCall = RowOf<typeof phoneCall>
export type LeadDetails = RowOf<typeof details>
export type OfferRound = RowOf<typeof offerRound>
export type LeadEvent = RowOf<typeof leadEvent>
export type LeadText = RowOf<typeof leadText>

/** Everything about one lead that fits on a screen. */
export type LeadSheet = NonNullable<Awaited<ReturnType<typeof readLeadSheet>>>

const latest = param(10)

/** Reads a lead and what belongs to it, the latest events and texts oldest first; null when there is no such lead. */
export async function readLeadSheet(db: Db, leadId: string) {
  const [lead] = await rowsOf(db, details, sql<pipeline.vendor_leads.SQL>`where ${{ id: leadId }}`)
  if (lead === undefined) return null
  const its = { vendor_lead_id: leadId }
  const offers = sql<pipeline.offers.SQL>`where ${its} order by ${'round'}`
  const events = sql<pipeline.pipeline_events.SQL>`where ${its} order by ${'id'} desc limit ${latest}`
  const texts = sql<pipeline.lead_messages.SQL>`where ${its} order by ${'text_no'} desc limit ${latest}`
  const notes = sql<pipeline.notes.SQL>`where ${its} order by ${'is_pinned'} desc, ${'written_at'} desc limit ${latest}`
  const calls = sql<pipeline.phone_calls.SQL>`where ${its} order by ${'made_at'} desc limit ${latest}`
  return {
    lead,
    explained: await explainLead(db, leadId),
    offers: await rowsOf(db, offerRound, offers),
    notes: await rowsOf(db, note, notes),
    calls: (await rowsOf(db, phoneCall, calls)).reverse(),
    events: (await rowsOf(db, leadEvent, events)).reverse(),
    texts: (await rowsOf(db, leadText, texts)).reverse(),
  }
}
