import { describe, expect, test } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { readDealsToMove } from '../../db/simulation/play.ts'
import { type DealToMove, moveDeal } from '../../src/simulation/office/move_deal.ts'
import { type ItemToResolve, resolveItem } from '../../src/simulation/office/resolve_item.ts'
import { officeHours, wakingHours, within } from '../../src/simulation/planning/office_hours.ts'
import { inTransaction } from '../support/databases/database.ts'
import { aLeadAt, allStages, only } from '../support/leads.ts'
import { aPersona, seed } from './reading.ts'

const enteredAt = new Date('2026-03-06T15:00:00Z')

function aDeal(vendor: number): DealToMove {
  const ways = [
    { to: 'INVESTOR_PACK_SENT', lacks: ['deal.vendor_identity_checked_at'] },
    { to: 'DUE_DILIGENCE', lacks: ['deal.vendor_identity_checked_at'] },
    { to: 'DEAD_LEAD', lacks: [] },
  ]
  return { vendor, stage: 'OFFER_ACCEPTED', times: 1, occasion: 'visit:5', enteredAt, ways }
}

function anItem(item: Partial<ItemToResolve> = {}): ItemToResolve {
  return {
    vendor: 1,
    persona: aPersona(),
    itemId: 'an item',
    occasion: 'item:an item',
    kind: 'agent_asks',
    openedAt: enteredAt,
    itemsBefore: 0,
    stage: 'DEAL_VALIDATION',
    isCurrent: true,
    returnStage: null,
    nextStage: 'OFFER_MADE',
    agent: 'deal_validator',
    purpose: 'VALIDATE',
    offer: null,
    alertId: null,
    ...item,
  }
}

const outcomesOf = (deal: DealToMove) =>
  Array.from({ length: 300 }, (_, vendor) => moveDeal(seed, { ...deal, vendor: vendor + 1 })?.payload ?? {})

inTransaction(
  'the demo’s office moves leads on from each stage of people, every way that the rules have, with what it lacks',
  async ({ db }) => {
    for (const [number, stage] of allStages.entries()) {
      await db.query(
        `insert into pipeline_private.simulation_vendors (number, persona, vendor_lead_id) values ($1, '{}', $2)`,
        [number + 1, await aLeadAt(db, stage)],
      )
    }
    await db.query(`update pipeline.deals set ${await everyDemandOf(db)}`)

    const deals = await readDealsToMove(db)
    const { rows } = await db.query<{ stage: string }>(
      `select stage from pipeline.stages where owner = 'person' or stage = 'OFFER_REJECTED'`,
    )
    expect(new Set(deals.map(({ stage }) => stage))).toEqual(new Set(rows.map(({ stage }) => stage)))
    for (const deal of deals) {
      const outcomes = outcomesOf(deal)
      for (const { to, lacks } of deal.stage === 'OFFER_REJECTED' ? [] : deal.ways) {
        const taken = outcomes.find((outcome) => outcome.to === to)
        expect(taken, `src/simulation/office/move_deal.ts goes from ${deal.stage} to ${to}`).toBeDefined()
        const filled = Object.keys(taken?.deal ?? {}).map((field) => `deal.${field}`)
        expect(filled, 'src/simulation/office/fill_in.ts fills in').toEqual(expect.arrayContaining(lacks))
      }
    }
  },
)

async function everyDemandOf(db: Db): Promise<string> {
  const { rows } = await db.query<{ emptied: string }>(
    `select string_agg(distinct format('%I = null', field), ', ') as emptied
     from pipeline.stage_required_fields where subject = 'deal'`,
  )
  return only(rows).emptied
}

describe('deals', () => {
  test('whose usual way a new stage has taken over go by that', () => {
    const ways = [
      { to: 'SURVEY', lacks: [] },
      { to: 'DUE_DILIGENCE', lacks: [] },
      { to: 'DEAD_LEAD', lacks: [] },
    ]
    const outcomes = outcomesOf({ ...aDeal(1), ways })
    expect(new Set(outcomes.map(({ to }) => to))).toEqual(new Set(ways.map(({ to }) => to)))
  })

  test('are moved in office hours, by somebody with a name', () => {
    for (let vendor = 1; vendor <= 100; vendor += 1) {
      const planned = moveDeal(seed, aDeal(vendor))
      expect(planned?.payload.who).toMatch(/^\w+ \w+$/)
      expect(planned === undefined ? null : within(officeHours, planned.dueAt, 0)).toEqual(planned?.dueAt)
    }
  })
})

describe('review items', () => {
  test('a failed agent is started again', () => {
    expect(resolveItem(seed, anItem({ kind: 'agent_failure' })).payload).toMatchObject({
      item: 'an item',
      run: { agent: 'deal_validator', purpose: 'VALIDATE' },
    })
  })

  test('a lead that has moved on is left alone', () => {
    expect(resolveItem(seed, anItem({ isCurrent: false })).payload).not.toHaveProperty('to')
  })

  test('a dead lead whose vendor put the facts right is opened again', () => {
    const dead = anItem({
      stage: 'DEAD_LEAD',
      kind: 'vendor_wrote',
      isCurrent: false,
      returnStage: 'DEAL_VALIDATION',
    })
    expect(resolveItem(seed, dead).payload).toMatchObject({ at: 'DEAD_LEAD', to: 'DEAL_VALIDATION' })
  })

  test('somebody values by hand what the validator could not', () => {
    const property = { ...aPersona().property, askingPrice: 100_000 }
    const persona = aPersona({ value: 200_000, property })
    expect(resolveItem(seed, anItem({ persona })).payload).toMatchObject({
      to: 'OFFER_MADE',
      lead: { validation_passed: true },
    })
  })

  test('whoever is on duty looks at a question within three hours, on a Sunday too', () => {
    const openedAt = new Date('2026-03-08T12:00:00Z')
    for (let vendor = 1; vendor <= 100; vendor += 1) {
      const { dueAt } = resolveItem(seed, anItem({ vendor, openedAt }))
      expect(dueAt.getTime() - openedAt.getTime()).toBeLessThanOrEqual(3 * 3_600_000)
    }
  })

  test('a bereaved vendor is left in peace', () => {
    const persona = aPersona({ character: 'bereaved' })
    expect(resolveItem(seed, anItem({ persona })).payload).toMatchObject({
      to: 'DEAD_LEAD',
      reason: 'Vendor bereaved',
    })
  })

  test('nobody turns round for ever', () => {
    const later = anItem({ stage: 'AI_CONVERSATION', kind: 'stage_overdue', itemsBefore: 9 })
    expect(resolveItem(seed, later).payload).toMatchObject({ to: 'DEAD_LEAD' })
  })
})

describe('hours by the clock in London', () => {
  test.each([
    ['a weekday at noon stays', '2026-03-04T12:00:00Z', '2026-03-04T12:00:00.000Z'],
    ['early morning waits for the office to open', '2026-03-04T05:00:00Z', '2026-03-04T09:30:00.000Z'],
    ['a Friday evening waits for Monday', '2026-03-06T18:00:00Z', '2026-03-09T09:30:00.000Z'],
    ['after the clocks change, nine is eight in UTC', '2026-03-28T12:00:00Z', '2026-03-30T08:30:00.000Z'],
  ])('%s', (_, at, opening) => {
    expect(within(officeHours, new Date(at), 30).toISOString()).toBe(opening)
  })

  test('vendors are awake at weekends too', () => {
    const saturday = new Date('2026-03-07T20:00:00Z')
    expect(within(wakingHours, saturday, 30)).toEqual(saturday)
  })
})
