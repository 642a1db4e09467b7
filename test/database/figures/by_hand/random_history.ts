import { randomUUID } from 'node:crypto'
import type { Throws } from './throws.ts'

export type Row = Record<string, unknown>
export type Rows = Record<string, Row[]>

const hour = 3_600_000
/** Both nights on which the clocks of London change, and the beginning of a day of summer time. */
const remarkable = [
  '2026-03-29T00:30:00Z',
  '2026-10-25T00:30:00Z',
  '2026-10-24T23:00:00Z',
  '2026-06-30T23:00:00Z',
]

export const present = new Date('2026-11-10T09:37:00Z')

/** More often on than out, so that a hundred leads have been everywhere. */
const ways: Record<string, readonly string[]> = {
  NEW_LEAD: ['AI_CONVERSATION', 'AI_CONVERSATION', 'AI_CONVERSATION', 'DEAD_LEAD'],
  AI_CONVERSATION: ['DEAL_VALIDATION', 'DEAL_VALIDATION', 'DEAL_VALIDATION', 'DEAD_LEAD'],
  DEAL_VALIDATION: ['OFFER_MADE', 'OFFER_MADE', 'OFFER_MADE', 'DEAD_LEAD', 'AI_CONVERSATION'],
  OFFER_MADE: ['OFFER_ACCEPTED', 'OFFER_ACCEPTED', 'OFFER_REJECTED', 'VIDEO_SENT'],
  VIDEO_SENT: ['RETRY_1', 'OFFER_ACCEPTED', 'DEAD_LEAD'],
  RETRY_1: ['OFFER_ACCEPTED', 'DEAD_LEAD'],
  OFFER_REJECTED: ['OFFER_MADE', 'DEAD_LEAD'],
  OFFER_ACCEPTED: ['DUE_DILIGENCE', 'DUE_DILIGENCE', 'DUE_DILIGENCE', 'DEAD_LEAD'],
  DUE_DILIGENCE: ['COMPLETED', 'COMPLETED', 'COMPLETED', 'DEAD_LEAD', 'OFFER_ACCEPTED'],
  COMPLETED: [],
  DEAD_LEAD: ['AI_CONVERSATION'],
}

/** What may be in the tables when so many leads have come and gone; nothing that the guards would let through is meant. */
export function randomHistory(throws: Throws, leads: number): Rows {
  const rows: Rows = {
    ...{
      vendor_leads: [],
      pipeline_events: [],
      lead_messages: [],
      agent_runs: [],
      review_items: [],
      offers: [],
    },
    ...{ deals: [], deal_reductions: [], api_usage: [], alerts: [], lead_timers: [], source_spend: [] },
    ...{ audit_log: [], moved_words: [] },
  }
  for (let nth = 0; nth < leads; nth += 1) aLead(throws, rows, nth)
  rows.pipeline_events?.forEach((event, nth) => {
    event.transaction_id = String(1_000 + nth)
  })
  for (const lead of rows.vendor_leads ?? []) if (throws.chance(0.2)) aMerge(throws, rows, lead)
  const days = new Set<string>()
  for (let nth = 0; nth < leads; nth += 1) {
    const row = {
      source: throws.pick('facebook', 'google_ads', 'a_portal'),
      day: aTime(throws).toISOString().slice(0, 10),
      amount: throws.whole(0, 30_000) / 100,
      recorded_by: 'ann',
    }
    if (!days.has(`${row.source} ${row.day}`)) rows.source_spend?.push(row)
    days.add(`${row.source} ${row.day}`)
  }
  return rows
}

function aTime(throws: Throws): Date {
  const at = throws.chance(0.6)
    ? Date.parse(throws.pick(...remarkable)) + throws.whole(-8, 8) * (hour / 4)
    : Date.parse('2026-03-20T00:00:00Z') + throws.whole(0, 234 * 24 * 60) * 60_000
  return new Date(Math.min(at, present.getTime()))
}

/** Some hours later, or at the same moment; never after the present. */
function after(throws: Throws, moment: Date, hours: number): Date {
  const seconds = throws.pick(0, 1, 3_600, throws.whole(0, hours * 3_600))
  return new Date(Math.min(moment.getTime() + seconds * 1_000, present.getTime()))
}

function aLead(throws: Throws, rows: Rows, nth: number): void {
  const id = randomUUID()
  const cameAt = aTime(throws)
  const maybe = <Value>(share: number, value: () => Value) => (throws.chance(share) ? value() : null)
  const events = rows.pipeline_events ?? []
  let [stage, visit, at, before]: [string, number, Date, string | null] = ['NEW_LEAD', 1, cameAt, null]
  const came = () =>
    events.push({
      ...{ vendor_lead_id: id, event_type: 'stage_change', from_stage: before, to_stage: stage },
      ...{
        stage_visit: visit,
        metadata: throws.pick({}, { fallThrough: 'investor_withdrew' }),
        actor_kind: 'agent',
        actor: 'an agent',
        created_at: at,
      },
    })
  came()
  for (let moves = throws.pick(throws.whole(0, 9), 9); moves > 0; moves -= 1) {
    const [first, ...others] = ways[stage] ?? []
    if (first === undefined) break
    ;[before, stage] = [stage, throws.pick(first, ...others)]
    visit += 1
    at = after(throws, at, 80)
    came()
  }
  const lead: Row = {
    ...{
      id,
      vendor_phone: `+4477009${String(nth).padStart(5, '0')}`,
      source: throws.pick('facebook', 'google_ads', 'paid', 'manual'),
    },
    ...{
      asking_price: maybe(0.8, () => throws.whole(50, 400) * 1_000),
      pipeline_stage: stage,
      stage_visit: visit,
    },
    ...{
      stage_entered_at: at,
      previous_stage: before,
      turn: ways[stage]?.length === 0 || stage === 'DEAD_LEAD' ? null : 'us',
      turn_since: at,
      retry_count: 0,
      agent_retry_count: 0,
    },
    ...{
      estimated_market_value: maybe(0.7, () => throws.whole(50, 400) * 1_000),
      offer_amount: maybe(0.5, () => throws.whole(50, 300) * 1_000),
      vendor_name: nth % 5 === 0 ? null : 'Ann Archer',
    },
    ...{ dead_reason: stage === 'DEAD_LEAD' ? 'a story' : null, created_at: cameAt, updated_at: at },
  }
  rows.vendor_leads?.push(lead)
  for (const kind of throws.pick(
    [],
    [],
    ['opt_out'],
    ['complaint', 'opt_out'],
    ['offer_timeout', 'invalid_transition_attempt', 'message_written'],
  )) {
    events.push({
      ...{
        vendor_lead_id: id,
        event_type: kind,
        from_stage: 'OFFER_MADE',
        to_stage: throws.pick('COMPLETED', 'VIDEO_SENT'),
      },
      ...{
        metadata: {},
        actor_kind: 'user',
        actor: throws.pick('ann', 'bob'),
        created_at: after(throws, cameAt, 300),
      },
    })
  }
  for (let readings = throws.whole(0, 3); readings > 0; readings -= 1) aReading(throws, rows, id, cameAt)
  for (let texts = throws.whole(0, 6); texts > 0; texts -= 1) aText(throws, rows, id, cameAt)
  for (let runs = throws.whole(0, 3); runs > 0; runs -= 1) aRun(throws, rows, id, cameAt)
  for (let items = throws.whole(0, 2); items > 0; items -= 1) aQuestion(throws, rows, id, cameAt)
  for (let round = 1; round <= throws.whole(0, 2); round += 1) anOffer(throws, rows, id, cameAt, round)
  if (throws.chance(0.4)) aDeal(throws, rows, id, cameAt)
  if (throws.chance(0.5)) aTimer(throws, rows, lead)
}

/** A lead that ended, or had ended before, turns out to be another: what its vendor wrote may go along. */
function aMerge(throws: Throws, rows: Rows, lead: Row): void {
  const others = (rows.vendor_leads ?? []).filter(({ id, merged_into }) => id !== lead.id && !merged_into)
  const [other, ...more] = others
  if (lead.pipeline_stage !== 'DEAD_LEAD' || other === undefined) return
  const kept = throws.pick(other, ...more).id
  lead.merged_into = kept
  const ofLead = (row: Row) => row.vendor_lead_id === lead.id
  const end = rows.pipeline_events?.filter(ofLead).findLast(({ event_type }) => event_type === 'stage_change')
  rows.pipeline_events?.push({
    ...{
      ...end,
      event_type: 'lead_merged',
      from_stage: null,
      to_stage: null,
      stage_visit: null,
      metadata: {},
    },
    transaction_id: throws.pick(end?.transaction_id, '999'),
  })
  const words = rows.lead_messages?.filter(ofLead).filter(({ direction }) => direction === 'inbound') ?? []
  for (const said of words) {
    if (throws.chance(0.3)) continue
    said.vendor_lead_id = kept
    if (rows.moved_words?.every(({ message_id }) => message_id !== said.id))
      rows.moved_words.push({ message_id: said.id, vendor_lead_id: lead.id })
  }
}

/** An entry of the record, of an agent or not, and at times a person's correction of it. */
function aReading(throws: Throws, rows: Rows, lead: string, since: Date): void {
  const read = after(throws, since, 200)
  rows.audit_log?.push({
    ...{ table_name: throws.pick('vendor_leads', 'vendor_leads', 'lead_messages'), row_id: lead },
    ...{ chain_no: rows.audit_log.length + 1, vendor_lead_id: lead, operation: 'UPDATE' },
    ...{ new_values: throws.pick({ bedrooms: 3 }, { bedrooms: 2, condition: 'good' }, { condition: null }) },
    ...{ actor_kind: throws.pick('agent', 'agent', 'user'), actor: 'a story', session_login: 'a story' },
    ...{ application_name: 'a story', transaction_id: '3', created_at: read, hash: '\\x00' },
  })
  if (throws.chance(0.3)) return
  rows.pipeline_events?.push({
    ...{ vendor_lead_id: lead, event_type: 'reading_corrected', from_stage: null, to_stage: null },
    ...{ metadata: { fields: throws.pick(['bedrooms'], ['bedrooms', 'reply']) } },
    ...{ actor_kind: 'user', actor: 'ann', created_at: after(throws, read, 40) },
  })
}

function aText(throws: Throws, rows: Rows, lead: string, since: Date): void {
  const created = after(throws, since, 200)
  const isOurs = throws.chance(0.6)
  const left = isOurs && throws.chance(0.8)
  rows.lead_messages?.push({
    ...{
      id: randomUUID(),
      vendor_lead_id: lead,
      direction: isOurs ? 'outbound' : 'inbound',
      body: 'words',
      phone: '+447700900123',
    },
    ...{
      purpose: throws.pick('chat', 'reply'),
      template: isOurs ? throws.pick('first_contact', null) : null,
      segments: throws.pick(1, 2, null),
    },
    ...{
      status: isOurs ? (left ? throws.pick('sent', 'delivered', 'undelivered') : 'queued') : 'received',
      author: isOurs ? 'agent' : 'vendor',
    },
    ...{
      sent_at: left ? after(throws, created, 3) : null,
      created_at: created,
      carrier: left ? throws.pick('twilio', 'simulated') : null,
    },
    ...{
      sender: left ? throws.pick('+447700900999', 'Homestead', null) : null,
      carrier_segments: left ? throws.pick(1, 3, null) : null,
    },
    ...{
      error_code: left ? throws.pick(null, null, '30007', '30003', 'what?') : null,
      price: left ? throws.pick(null, 0.04, 0.0625) : null,
    },
    ...{
      price_currency: throws.pick('GBP', 'USD'),
      intent: isOurs ? null : throws.pick(null, 'question', 'rejection'),
    },
    ...{ is_reply: false, media: [], send_attempts: 0, newly_booked: false, resend_no: 0 },
  })
}

function aRun(throws: Throws, rows: Rows, lead: string, since: Date): void {
  const created = after(throws, since, 100)
  const due = throws.pick(created, after(throws, created, 2))
  const started = after(throws, due, 1)
  const status = throws.pick('succeeded', 'succeeded', 'dead', 'cancelled', 'queued')
  rows.agent_runs?.push({
    ...{
      id: randomUUID(),
      vendor_lead_id: lead,
      stage: 'NEW_LEAD',
      stage_visit: rows.agent_runs.length,
      purpose: 'a story',
    },
    ...{
      agent: throws.pick('sms_agent', 'offer_engine'),
      status,
      attempt: throws.whole(1, 3),
      created_at: created,
      next_attempt_at: due,
    },
    ...{
      started_at: status === 'queued' ? null : started,
      finished_at: status === 'queued' ? null : after(throws, started, 1),
    },
    ...{ newly_booked: false, not_there: false },
  })
  const outcome = throws.pick('ok', 'ok', 'failed', null)
  rows.api_usage?.push({
    ...{
      id: randomUUID(),
      provider: throws.pick('twilio', 'anthropic'),
      purpose: 'a story',
      began_at: created,
      outcome,
    },
    ...{ pence: throws.pick(null, 1.5, 4), vendor_lead_id: throws.pick(lead, null) },
  })
  rows.alerts?.push({
    ...{
      id: randomUUID(),
      type: throws.pick('AGENT_FAILURE', 'CARRIER_DOWN'),
      scope: randomUUID(),
      severity: 'LOW',
      message: 'a story',
    },
    ...{
      detail: {},
      occurrences: 1,
      last_raised_at: created,
      created_at: created,
      resolved_at: throws.pick(null, after(throws, created, 90)),
    },
  })
}

function aQuestion(throws: Throws, rows: Rows, lead: string, since: Date): void {
  const opened = after(throws, since, 100)
  const answer = throws.pick(
    null,
    { resolved_by: throws.pick('ann', 'bob') },
    { resolved_by: 'pipeline', closed_because: 'moved_on' },
  )
  rows.review_items?.push({
    ...{
      id: randomUUID(),
      vendor_lead_id: lead,
      kind: throws.pick('vendor_wrote', 'agent_asks'),
      reason: 'a story',
      detail: {},
    },
    ...{
      about: randomUUID(),
      opened_at: opened,
      ...(answer && { ...answer, resolution: 'done', resolved_at: after(throws, opened, 60) }),
    },
  })
}

function anOffer(throws: Throws, rows: Rows, lead: string, since: Date, round: number): void {
  const created = after(throws, since, 200)
  const sent = throws.chance(0.8)
  rows.offers?.push({
    ...{
      id: randomUUID(),
      vendor_lead_id: lead,
      round,
      amount: throws.whole(40, 300) * 1_000,
      ceiling: 500_000,
      basis: {},
      created_at: created,
    },
    ...{
      status: sent ? throws.pick('countered', 'accepted', 'rejected', 'lapsed') : 'lapsed',
      sent_at: sent ? created : null,
    },
  })
}

function aDeal(throws: Throws, rows: Rows, lead: string, since: Date): void {
  const id = randomUUID()
  const created = after(throws, since, 200)
  const day = (moment: Date) => moment.toISOString().slice(0, 10)
  const exchanged = throws.pick(null, after(throws, created, 2_000))
  const completed = exchanged && throws.pick(null, after(throws, exchanged, 500))
  const fell = throws.chance(0.4) ? after(throws, created, 1_000) : null
  rows.deals?.push({
    ...{
      id,
      vendor_lead_id: lead,
      agreed_price: 100_000,
      created_at: created,
      updated_at: created,
      fell_through_at: fell,
    },
    ...{
      fell_through_stage: fell && throws.pick('OFFER_ACCEPTED', 'DUE_DILIGENCE'),
      fall_through_reason: fell && 'a story',
      fall_through_kind: fell && throws.pick(null, 'survey_or_condition', 'mortgage_or_chain'),
    },
    ...{ exchanged_on: exchanged && day(exchanged), completed_on: completed && day(completed) },
  })
  for (let times = throws.pick(0, 0, 1, 2); times > 0; times -= 1) {
    rows.deal_reductions?.push({
      ...{
        id: randomUUID(),
        deal_id: id,
        vendor_lead_id: lead,
        amount: throws.whole(1, 9_000),
        evidence: 'damp',
        agreed_by: 'ann',
      },
      created_at: after(throws, created, 300),
    })
  }
}

function aTimer(throws: Throws, rows: Rows, lead: Row): void {
  const away = throws.pick(-48, -1, 0, 20) * hour - throws.pick(0, 14, 15, 16) * 60_000
  rows.lead_timers?.push({
    ...{
      vendor_lead_id: lead.id,
      stage: lead.pipeline_stage,
      stage_visit: lead.stage_visit,
      name: 'our_turn',
      counted_since: lead.created_at,
    },
    ...{
      due_at: throws.pick(null, new Date(present.getTime() + away)),
      fired: [],
      newly_booked: false,
      armed_at: lead.created_at,
    },
  })
}
