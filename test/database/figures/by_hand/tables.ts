import type { Db } from '../../../../db/connection/pool.ts'

interface Lead {
  id: string
  source: string
  created_at: Date
  pipeline_stage: string
  stage_entered_at: Date
  asking_price: number | null
  offer_amount: number | null
  estimated_market_value: number | null
  vendor_name: string | null
  turn: string | null
  archived_at: Date | null
  held_at: Date | null
  last_contact_at: Date | null
  last_inbound_at: Date | null
  last_outbound_at: Date | null
  merged_into: string | null
}

interface Event {
  transaction_id: string
  vendor_lead_id: string
  event_type: string
  from_stage: string | null
  to_stage: string | null
  stage_visit: number | null
  actor: string
  metadata: { fields?: string[]; fallThrough?: string }
  created_at: Date
}

interface Text {
  vendor_lead_id: string
  text_no: number
  direction: string
  template: string | null
  purpose: string
  status: string
  sender: string | null
  carrier: string | null
  error_code: string | null
  segments: number | null
  carrier_segments: number | null
  price: number | null
  price_currency: string | null
  intent: string | null
  created_at: Date
  sent_at: Date | null
}

interface Run {
  agent: string
  status: string
  attempt: number
  created_at: Date
  next_attempt_at: Date
  started_at: Date | null
  finished_at: Date | null
}

/** All rows there are, as they are. */
export async function readTables(db: Db) {
  const all = async <Row>(statement: string) => (await db.query(statement)).rows as Row[]
  const leads = await all<Lead>(
    `select id, source, created_at, pipeline_stage, stage_entered_at, asking_price::float8, offer_amount::float8, estimated_market_value::float8, merged_into,
       vendor_name, turn, archived_at, held_at, last_contact_at, last_inbound_at, last_outbound_at from pipeline.vendor_leads`,
  )
  const events = await all<Event>('select * from pipeline.pipeline_events')
  const stages = await all<{
    stage: string
    step: number | null
    terminal: boolean
    probability: number
    quiet: number | null
  }>(
    `select stage, funnel_step as step, is_terminal as terminal, probability::float8, extract(epoch from inactive_after)::float8 as quiet
     from pipeline.stages`,
  )
  // Of what was moved by a merge, the lead that it came for.
  const texts = await all<Text>(
    `select texts.*, text_no::integer, price::float8 as price, coalesce(moved.vendor_lead_id, texts.vendor_lead_id) as vendor_lead_id
     from pipeline.lead_messages as texts left join pipeline_private.moved_words as moved on moved.message_id = texts.id`,
  )
  const [paid] = await all<{ cost: number }>(
    `select cost_per_lead::float8 as cost from pipeline.lead_sources where source = 'paid'`,
  )
  const leadById = new Map(leads.map((lead) => [lead.id, lead]))
  const stepByStage = new Map(stages.map(({ stage, step }) => [stage, step ?? 0]))
  return {
    ...{ leads, events, stages, texts, costOfPaid: paid?.cost ?? 0 },
    eventsByLead: Map.groupBy(events, ({ vendor_lead_id }) => vendor_lead_id),
    textsByLead: Map.groupBy(texts, ({ vendor_lead_id }) => vendor_lead_id),
    leadOf: (id: string) => leadById.get(id) ?? (leads[0] as Lead),
    stepOf: (stage: string) => stepByStage.get(stage) ?? 0,
    runs: await all<Run>('select * from pipeline.agent_runs'),
    items: await all<{
      kind: string
      opened_at: Date
      resolved_at: Date | null
      resolved_by: string | null
      closed_because: string | null
    }>('select * from pipeline.review_items'),
    calls: await all<{ provider: string; began_at: Date; outcome: string | null; pence: number | null }>(
      'select provider, began_at, outcome, pence::float8 from pipeline.api_usage',
    ),
    alerts: await all<{ type: string; created_at: Date; resolved_at: Date | null }>(
      'select * from pipeline.alerts',
    ),
    offers: await all<{
      vendor_lead_id: string
      amount: number
      status: string
      created_at: Date
      sent_at: Date | null
    }>('select *, amount::float8 as amount from pipeline.offers'),
    deals: await all<{
      id: string
      vendor_lead_id: string
      created_at: Date
      updated_at: Date
      exchanged: string | null
      completed: string | null
      fell_through_at: Date | null
      fell_through_stage: string | null
      fall_through_kind: string | null
    }>('select *, exchanged_on::text as exchanged, completed_on::text as completed from pipeline.deals'),
    reductions: await all<{ deal_id: string; vendor_lead_id: string; amount: number; created_at: Date }>(
      'select *, amount::float8 as amount from pipeline.deal_reductions',
    ),
    spends: await all<{ source: string; day: string; amount: number }>(
      'select source, day::text as day, amount::float8 from pipeline.source_spend',
    ),
    entries: await all<{
      table_name: string
      actor_kind: string
      new_values: Record<string, unknown> | null
      created_at: Date
    }>('select * from pipeline.audit_log'),
    timers: await all<{ vendor_lead_id: string; due_at: Date | null }>('select * from pipeline.lead_timers'),
  }
}

export type Tables = Awaited<ReturnType<typeof readTables>>

export function furthestOf(tables: Tables, lead: string): number {
  const stages = (tables.eventsByLead.get(lead) ?? []).filter(
    ({ event_type }) => event_type === 'stage_change',
  )
  return Math.max(0, ...stages.map(({ to_stage }) => tables.stepOf(to_stage ?? '')))
}

export function times(moments: readonly Date[]): { earliest: Date; latest: Date } {
  const all = moments.map((moment) => moment.getTime())
  return { earliest: new Date(Math.min(...all)), latest: new Date(Math.max(...all)) }
}
