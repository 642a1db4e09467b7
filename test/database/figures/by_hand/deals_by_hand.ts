import type { Fact } from './facts_by_hand.ts'
import { daysBetween, londonDay, londonDayBegins } from './london.ts'
import type { Tables } from './tables.ts'

/** In which band of five per cent a part of a whole lies, in whole pounds. */
function bandOf(part: number, whole: number): string {
  const from = Math.floor((part * 20) / whole) * 5
  return `${from}–${from + 5} %`
}

export function* offerFacts(tables: Tables): Generator<Fact> {
  for (const offer of tables.offers) {
    const lead = tables.leadOf(offer.vendor_lead_id)
    const at = offer.created_at
    yield { figure: 'offers_made', scope: lead.source, at, amount: 1, outOf: null }
    for (const [what, whole] of [
      ['value', lead.estimated_market_value],
      ['asking', lead.asking_price],
    ] as const) {
      if (whole === null) continue
      yield { figure: `offer_to_${what}`, scope: lead.source, at, amount: offer.amount / whole, outOf: 1 }
      if (offer.sent_at === null) continue
      const amount = offer.status === 'accepted' ? 1 : 0
      yield { figure: `acceptance_by_${what}`, scope: bandOf(offer.amount, whole), at, amount, outOf: 1 }
    }
  }
}

const ofPeople = ['OFFER_ACCEPTED', 'INVESTOR_PACK_SENT', 'INVESTOR_RESERVED', 'DUE_DILIGENCE']

function* lossFacts(tables: Tables): Generator<Fact> {
  for (const deal of tables.deals) {
    const moves = (tables.eventsByLead.get(deal.vendor_lead_id) ?? []).filter(
      ({ event_type }) => event_type === 'stage_change',
    )
    for (const scope of ofPeople.filter((stage) => moves.some(({ to_stage }) => to_stage === stage))) {
      const amount = deal.fell_through_stage === scope ? 1 : 0
      yield { figure: 'fall_through_rate_of_stage', scope, at: deal.created_at, amount, outOf: 1 }
    }
    if (deal.fell_through_at === null) continue
    const scope = deal.fall_through_kind ?? 'not_told'
    yield { figure: 'fall_throughs_by_reason', scope, at: deal.fell_through_at, amount: 1, outOf: null }
  }
  for (const { event_type, from_stage, to_stage, metadata, created_at: at } of tables.events) {
    if (event_type !== 'stage_change' || to_stage === null) continue
    const to = ofPeople.indexOf(to_stage)
    if (to === -1 || ofPeople.indexOf(from_stage ?? '') <= to) continue
    yield { figure: 'investors_lost', scope: metadata.fallThrough ?? 'not_told', at, amount: 1, outOf: null }
  }
}

export function* dealFacts(tables: Tables): Generator<Fact> {
  yield* lossFacts(tables)
  for (const deal of tables.deals) {
    const { source: scope } = tables.leadOf(deal.vendor_lead_id)
    const at = deal.created_at
    yield { figure: 'fall_through_rate', scope, at, amount: deal.fell_through_at === null ? 0 : 1, outOf: 1 }
    const isReduced = tables.reductions.some(({ deal_id }) => deal_id === deal.id)
    yield { figure: 'reduction_rate', scope, at, amount: isReduced ? 1 : 0, outOf: 1 }
    if (deal.fell_through_at !== null)
      yield {
        figure: 'fall_throughs',
        scope: deal.fell_through_stage ?? '',
        at: deal.fell_through_at,
        amount: 1,
        outOf: null,
      }
    for (const [figure, day] of [
      ['days_to_exchange', deal.exchanged],
      ['days_to_completion', deal.completed],
    ] as const) {
      if (day === null) continue
      const days = Math.max(0, daysBetween(londonDay(at), day))
      yield { figure, scope, at: londonDayBegins(day), amount: days, outOf: 1 }
    }
  }
  for (const { vendor_lead_id, amount, created_at } of tables.reductions)
    yield {
      figure: 'reductions',
      scope: tables.leadOf(vendor_lead_id).source,
      at: created_at,
      amount,
      outOf: null,
    }
}
