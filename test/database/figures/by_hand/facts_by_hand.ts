import { dealFacts, offerFacts } from './deals_by_hand.ts'
import { daysBetween, londonDay, londonDayBegins } from './london.ts'
import { furthestOf, type Tables, times } from './tables.ts'
import { answerFacts, pleaFacts, textFacts } from './texts_by_hand.ts'
import { peopleFacts, workFacts } from './work_by_hand.ts'

/** What one case adds to a figure. */
export interface Fact {
  figure: string
  scope: string
  at: Date
  amount: number
  outOf: number | null
}

/** All figures that add up, from the rows, one by one, and by no word of the database's own. */
export function factsByHand(tables: Tables, present: Date): Fact[] {
  return [
    ...leadFacts(tables, present),
    ...moveFacts(tables),
    ...costFacts(tables),
    ...textFacts(tables),
    ...pleaFacts(tables),
    ...answerFacts(tables),
    ...workFacts(tables),
    ...peopleFacts(tables),
    ...offerFacts(tables),
    ...dealFacts(tables),
  ]
}

const steps = [
  'NEW_LEAD',
  'AI_CONVERSATION',
  'DEAL_VALIDATION',
  'OFFER_MADE',
  'OFFER_ACCEPTED',
  'COMPLETED',
] as const
const rates = [
  'conversation_rate',
  'validation_rate',
  'offer_rate',
  'acceptance_rate',
  'completion_rate',
] as const

function* leadFacts(tables: Tables, present: Date): Generator<Fact> {
  for (const lead of tables.leads) {
    const at = lead.created_at
    const scope = lead.source
    yield { figure: 'new_leads', scope, at, amount: 1, outOf: null }
    if (lead.merged_into !== null) yield { figure: 'leads_merged', scope, at, amount: 1, outOf: null }
    yield { figure: 'leads_a_day', scope: '', at, amount: 1, outOf: 0 }
    const reached = furthestOf(tables, lead.id)
    for (const [nth, figure] of rates.entries()) {
      if (reached < tables.stepOf(steps[nth] ?? 'NEW_LEAD')) continue
      const amount = reached >= tables.stepOf(steps[nth + 1] ?? 'COMPLETED') ? 1 : 0
      yield { figure, scope, at, amount, outOf: 1 }
    }
    yield {
      figure: 'overall_rate',
      scope,
      at,
      amount: reached >= tables.stepOf('COMPLETED') ? 1 : 0,
      outOf: 1,
    }
  }
  const first = londonDay(times(tables.leads.map(({ created_at }) => created_at)).earliest)
  for (let nth = 0; nth <= daysBetween(first, londonDay(present)); nth += 1) {
    const day = new Date(Date.parse(`${first}T12:00:00Z`) + nth * 86_400_000)
    yield { figure: 'leads_a_day', scope: '', at: londonDayBegins(londonDay(day)), amount: 0, outOf: 1 }
  }
}

function* moveFacts(tables: Tables): Generator<Fact> {
  for (const event of tables.events) {
    const one = { at: event.created_at, amount: 1, outOf: null }
    if (event.event_type === 'invalid_transition_attempt')
      yield { figure: 'refused_moves', scope: event.to_stage ?? 'unknown', ...one }
    if (event.event_type.endsWith('_timeout'))
      yield { figure: 'timeouts', scope: event.from_stage ?? '', ...one }
    if (event.event_type !== 'stage_change') continue
    const { source } = tables.leadOf(event.vendor_lead_id)
    if (event.to_stage === 'OFFER_ACCEPTED') yield { figure: 'offers_accepted', scope: source, ...one }
    if (event.to_stage === 'COMPLETED') yield { figure: 'leads_completed', scope: source, ...one }
    if (event.from_stage === null) continue
    yield { figure: 'moves', scope: event.to_stage ?? '', ...one }
    const isMerge = (tables.eventsByLead.get(event.vendor_lead_id) ?? []).some(
      (other) => other.event_type === 'lead_merged' && other.transaction_id === event.transaction_id,
    )
    if (event.to_stage === 'DEAD_LEAD' && !isMerge)
      yield { figure: 'leads_dead', scope: event.from_stage, ...one }
    if (['DEAD_LEAD', 'COMPLETED'].includes(event.from_stage)) continue
    const arrival = tables.events.find(
      (other) =>
        other.event_type === 'stage_change' &&
        other.vendor_lead_id === event.vendor_lead_id &&
        other.stage_visit === (event.stage_visit ?? 0) - 1,
    )
    const stayed =
      (event.created_at.getTime() - (arrival?.created_at ?? event.created_at).getTime()) / 3_600_000
    yield {
      figure: 'hours_in_stage',
      scope: event.from_stage,
      at: event.created_at,
      amount: stayed,
      outOf: 1,
    }
  }
}

function* costFacts(tables: Tables): Generator<Fact> {
  const costs = {
    cost_per_lead: 'NEW_LEAD',
    cost_per_offer: 'OFFER_MADE',
    cost_per_acceptance: 'OFFER_ACCEPTED',
    cost_per_completion: 'COMPLETED',
  }
  for (const { source, day, amount } of tables.spends) {
    const at = londonDayBegins(day)
    yield { figure: 'spend', scope: source, at, amount, outOf: null }
    for (const figure of Object.keys(costs)) yield { figure, scope: source, at, amount, outOf: 0 }
  }
  for (const lead of tables.leads) {
    const isSaid = tables.spends.some(
      ({ source, day }) => source === lead.source && day === londonDay(lead.created_at),
    )
    const price = isSaid ? 0 : lead.source === 'paid' ? tables.costOfPaid : null
    if (price === null) continue
    for (const [figure, stage] of Object.entries(costs)) {
      const outOf = stage === 'NEW_LEAD' || furthestOf(tables, lead.id) >= tables.stepOf(stage) ? 1 : 0
      yield { figure, scope: lead.source, at: lead.created_at, amount: price, outOf }
    }
  }
}
