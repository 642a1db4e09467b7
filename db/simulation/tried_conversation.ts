import { readRow, readRows, readValue, readValues } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'
import { factList, type GivenFacts } from '../leads/lead_facts.ts'

/** Where a tried conversation takes place: an hour at which texts leave, and no cap that a long evening could meet. */
export async function prepareForTrying(db: Db): Promise<void> {
  await db.query(`select pipeline_private.start_simulation_clock('2026-03-02T10:00:00Z', 0)`)
  await db.query('update pipeline.settings set daily_cap = 1000, daily_hard_cap = 1000')
  await db.query(
    `insert into pipeline.lead_sources (source, title, consent_wording, consent_names_us, consent_is_given)
     values ('tried', 'Tried out', 'I agree to be texted.', true, true)
     on conflict do nothing`,
  )
}

export interface TriedLead {
  leadId: string
  phone: string
}

/** A vendor who has just asked us, with what is known of the property. */
export function insertTriedLead(db: Db, facts: GivenFacts, marketValue: number | null): Promise<TriedLead> {
  return readRow(
    db,
    `insert into pipeline.vendor_leads (vendor_phone, source, estimated_market_value, ${factList.map(({ column }) => column).join(', ')})
     values ('+447700900900', 'tried', $1, ${factList.map((_, index) => `$${index + 2}`).join(', ')})
     returning id as lead_id, vendor_phone as phone`,
    [marketValue, ...factList.map(({ field }) => facts[field])],
  )
}

/** Takes the lead to a stage as a person may, with what entering it brings. */
export async function takeTo(db: Db, { leadId }: TriedLead, stage: string): Promise<void> {
  // In one transaction the worker may have acted last.
  await db.query(`select set_config('pipeline.actor_kind', '', true), set_config('pipeline.actor', '', true)`)
  await db.query(`select pipeline.override_stage($1, $2, 'tried out', run_effects => true)`, [leadId, stage])
}

/** The vendor writes, through the one door. */
export async function writeAsVendor(db: Db, { phone }: TriedLead, body: string): Promise<void> {
  await db.query(`select pipeline.record_inbound_message($1, $2, 'tried-' || gen_random_uuid())`, [
    phone,
    body,
  ])
}

/** How the database reads a text before any agent does. */
export interface FirstReading {
  optOut: 'no' | 'maybe' | 'not_here' | 'opt_out'
  /** What it tells of that a person should answer; null when of nothing such. */
  care: string | null
}

export function readFirst(db: Db, { phone }: TriedLead, body: string): Promise<FirstReading> {
  return readRow(
    db,
    `select
       pipeline_private.read_opt_out($2, ours) as opt_out,
       pipeline_private.read_cue_for_care($2, ours) as care
     from pipeline_private.texts_of_ours($1) as ours`,
    [phone, body],
  )
}

export interface QueuedRun {
  runId: string
  agent: string
  purpose: string
  attempt: number
}

export function queuedRuns(db: Db, { leadId }: TriedLead): Promise<QueuedRun[]> {
  return readRows(
    db,
    `select runs.id as run_id, runs.agent, runs.purpose, runs.attempt
     from pipeline.agent_runs as runs
     join pipeline.vendor_leads as leads on leads.id = runs.vendor_lead_id
     where leads.id = $1 and runs.status = 'queued' and pipeline_private.may_run(leads, runs)
     order by runs.created_at, runs.id`,
    [leadId],
  )
}

export function queuedTexts(db: Db, { leadId }: TriedLead): Promise<string[]> {
  return readValues(
    db,
    `select id from pipeline.lead_messages
     where vendor_lead_id = $1 and status = 'queued' and not_before <= pipeline.now()
     order by text_no`,
    [leadId],
  )
}

/** A further text of ours, as an agent would have written it. */
export async function queueText(
  db: Db,
  { leadId }: TriedLead,
  text: { purpose: string; body: string },
): Promise<void> {
  await db.query(
    `insert into pipeline.lead_messages (
       vendor_lead_id, direction, purpose, body, status, phone, stage, stage_visit, intent_key, author, is_reply, not_before
     )
     select
       leads.id, 'outbound', $2, $3, 'queued', leads.vendor_phone, leads.pipeline_stage, leads.stage_visit,
       'tried:' || gen_random_uuid(), 'agent', true, pipeline.now()
     from pipeline.vendor_leads as leads
     where leads.id = $1`,
    [leadId, text.purpose, text.body],
  )
}

/** Up to where a conversation has been looked at. */
export interface Mark {
  textNo: string
  eventId: string
}

export function markOf(db: Db, { leadId }: TriedLead): Promise<Mark> {
  return readRow(
    db,
    `select
       coalesce((select max(text_no) from pipeline.lead_messages where vendor_lead_id = $1), 0)::text as text_no,
       coalesce((select max(id) from pipeline.pipeline_events where vendor_lead_id = $1), 0)::text as event_id`,
    [leadId],
  )
}

/** What a text set off. */
export interface Effects {
  intent: string | null
  amount: number | null
  confidence: number | null
  /** The stages that the lead came to, in order. */
  movedTo: string[]
  says: { purpose: string; body: string; segments: number }[]
  asks: { kind: string; reason: string }[]
  isHeld: boolean
  isSilenced: boolean
}

export function effectsSince(db: Db, { leadId }: TriedLead, mark: Mark): Promise<Effects> {
  return readValue(
    db,
    `select jsonb_build_object(
       'intent', said.intent, 'amount', said.intent_amount, 'confidence', said.intent_confidence,
       'movedTo', coalesce((
         select jsonb_agg(moves.to_stage order by moves.id)
         from pipeline.pipeline_events as moves
         where moves.vendor_lead_id = leads.id and moves.id > $3 and moves.event_type = 'stage_change'
       ), '[]'),
       'says', coalesce((
         select jsonb_agg(jsonb_build_object('purpose', ours.purpose, 'body', ours.body, 'segments', ours.segments) order by ours.text_no)
         from pipeline.lead_messages as ours
         where ours.vendor_lead_id = leads.id and ours.text_no > $2 and ours.direction = 'outbound' and ours.status <> 'cancelled'
       ), '[]'),
       'asks', coalesce((
         select jsonb_agg(jsonb_build_object('kind', asked.metadata -> 'kind', 'reason', asked.metadata -> 'reason') order by asked.id)
         from pipeline.pipeline_events as asked
         where asked.vendor_lead_id = leads.id and asked.id > $3 and asked.event_type = 'review_opened'
       ), '[]'),
       'isHeld', leads.held_at is not null,
       'isSilenced', pipeline_private.why_silent(leads) is not null
     ) as effects
     from pipeline.vendor_leads as leads
     left join lateral (
       select theirs.*
       from pipeline.lead_messages as theirs
       where theirs.vendor_lead_id = leads.id and theirs.text_no > $2 and theirs.direction = 'inbound'
       order by theirs.text_no desc
       limit 1
     ) as said on true
     where leads.id = $1`,
    [leadId, mark.textNo, mark.eventId],
  )
}
