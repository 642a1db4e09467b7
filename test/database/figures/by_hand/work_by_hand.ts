import type { Fact } from './facts_by_hand.ts'
import type { Tables } from './tables.ts'

const seconds = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 1_000

export function* workFacts(tables: Tables): Generator<Fact> {
  for (const run of tables.runs) {
    const scope = run.agent
    yield { figure: 'agent_runs', scope, at: run.created_at, amount: 1, outOf: null }
    if (run.started_at !== null && run.attempt === 1) {
      const due = run.next_attempt_at > run.created_at ? run.next_attempt_at : run.created_at
      const waited = Math.max(0, seconds(due, run.started_at))
      yield { figure: 'seconds_to_take_up', scope, at: run.started_at, amount: waited, outOf: 1 }
    }
    if (run.finished_at === null || !['succeeded', 'dead'].includes(run.status)) continue
    yield {
      figure: 'agent_failure_rate',
      scope,
      at: run.finished_at,
      amount: run.status === 'dead' ? 1 : 0,
      outOf: 1,
    }
    if (run.status === 'dead' || run.attempt === 1) continue
    const took = seconds(run.created_at, run.finished_at)
    yield { figure: 'seconds_to_recover', scope, at: run.finished_at, amount: took, outOf: 1 }
  }
  for (const { provider: scope, began_at: at, outcome, pence } of tables.calls) {
    yield { figure: 'api_calls', scope, at, amount: 1, outOf: null }
    if (outcome !== null)
      yield { figure: 'api_failure_rate', scope, at, amount: outcome === 'ok' ? 0 : 1, outOf: 1 }
    if (pence !== null) yield { figure: 'api_cost', scope, at, amount: pence / 100, outOf: null }
  }
  for (const { type: scope, created_at, resolved_at: at } of tables.alerts) {
    if (at === null) continue
    yield { figure: 'hours_to_resolve_alerts', scope, at, amount: seconds(created_at, at) / 3_600, outOf: 1 }
  }
}

export function* peopleFacts(tables: Tables): Generator<Fact> {
  for (const { kind, opened_at, resolved_at, resolved_by, closed_because } of tables.items) {
    yield { figure: 'questions_asked', scope: kind, at: opened_at, amount: 1, outOf: null }
    if (resolved_at === null || closed_because !== null) continue
    yield { figure: 'questions_answered', scope: resolved_by ?? '', at: resolved_at, amount: 1, outOf: null }
    const open = seconds(opened_at, resolved_at) / 3_600
    yield { figure: 'hours_to_answer', scope: kind, at: resolved_at, amount: open, outOf: 1 }
  }
  for (const { event_type, actor, metadata, created_at: at } of tables.events) {
    if (event_type === 'message_written')
      yield { figure: 'texts_by_people', scope: actor, at, amount: 1, outOf: null }
    if (event_type !== 'reading_corrected') continue
    for (const scope of metadata.fields ?? [])
      yield { figure: 'readings_corrected', scope, at, amount: 1, outOf: null }
  }
  for (const { table_name, actor_kind, new_values, created_at: at } of tables.entries) {
    if (table_name !== 'vendor_leads' || actor_kind !== 'agent') continue
    for (const scope of ['bedrooms', 'condition'])
      if (new_values?.[scope] != null) yield { figure: 'facts_read', scope, at, amount: 1, outOf: null }
  }
}

/** What stands at the present, of figures that do not add up. */
export function* standingFacts(tables: Tables, present: Date): Generator<Fact> {
  const at = present
  for (const lead of tables.leads) {
    const scope = lead.pipeline_stage
    yield { figure: 'leads_at_stage', scope, at, amount: 1, outOf: null }
    const stage = tables.stages.find((known) => known.stage === scope)
    if (stage === undefined || stage.terminal) continue
    const worth = lead.offer_amount ?? lead.asking_price
    if (worth !== null) {
      yield { figure: 'unweighted_value', scope, at, amount: worth, outOf: null }
      yield { figure: 'pipeline_value', scope, at, amount: worth * stage.probability, outOf: null }
    }
    const stood = seconds(lead.stage_entered_at, present) / 3_600
    yield { figure: 'age_of_stays', scope, at, amount: stood, outOf: 1 }
    const timer = tables.timers.find(({ vendor_lead_id }) => vendor_lead_id === lead.id)
    const late = timer?.due_at != null && seconds(timer.due_at, present) > 15 * 60
    yield { figure: 'overdue_timers', scope, at, amount: late ? 1 : 0, outOf: 1 }
    for (const issue of issuesOf(tables, lead, stage.quiet ?? Number.POSITIVE_INFINITY, present))
      yield { figure: 'data_issues', scope: issue, at, amount: 1, outOf: null }
  }
  for (const { kind: scope, opened_at, resolved_at } of tables.items) {
    if (resolved_at !== null) continue
    yield { figure: 'open_questions', scope, at, amount: 1, outOf: null }
    yield { figure: 'age_of_questions', scope, at, amount: seconds(opened_at, present) / 3_600, outOf: 1 }
  }
}

function* issuesOf(tables: Tables, lead: Tables['leads'][number], quiet: number, present: Date) {
  if (lead.turn === null || lead.archived_at !== null) return
  if (lead.vendor_name === null) yield 'name_missing'
  if (
    lead.offer_amount !== null &&
    lead.offer_amount > (lead.estimated_market_value ?? Number.POSITIVE_INFINITY)
  )
    yield 'offer_above_value'
  const deal = tables.deals.find(({ vendor_lead_id }) => vendor_lead_id === lead.id)
  const signs = [
    ...[lead.stage_entered_at, lead.last_contact_at, lead.last_inbound_at, lead.last_outbound_at],
    deal?.updated_at,
  ]
  const silent = signs.every((sign) => sign == null || seconds(sign, present) > quiet)
  if (silent && lead.held_at === null) yield 'no_activity'
}
