import { describe, expect, test } from 'vitest'
import { moveDeal } from '../../src/simulation/office/move_deal.ts'
import { type ItemToResolve, resolveItem } from '../../src/simulation/office/resolve_item.ts'
import { officeHours, wakingHours, within } from '../../src/simulation/planning/office_hours.ts'
import { inTransaction } from '../support/databases/database.ts'
import { aPersona, seed } from './reading.ts'

const enteredAt = new Date('2026-03-06T15:00:00Z')

function aDeal(vendor: number, stage: string) {
  return { vendor, stage, times: 1, occasion: 'visit:5', enteredAt }
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

const outcomesAt = (stage: string) =>
  new Set(Array.from({ length: 300 }, (_, vendor) => moveDeal(seed, aDeal(vendor + 1, stage))?.payload.to))

inTransaction(
  'the demo’s office moves leads on from each stage of people, as the rules let it',
  async ({ db }) => {
    const { rows } = await db.query<{ stage: string; legal: string[] }>(
      `select stages.stage, array(select to_stage from pipeline.stage_transitions where from_stage = stages.stage) as legal
     from pipeline.stages as stages where stages.owner = 'person'`,
    )
    expect(rows.length).toBeGreaterThan(3)
    for (const { stage, legal } of rows) {
      const ways = [...outcomesAt(stage)].flatMap((to) => to ?? [])
      expect(ways.length, `src/simulation/office/move_deal.ts knows no way on from ${stage}`).toBeGreaterThan(
        0,
      )
      const illegal = ways.filter((to) => !legal.includes(String(to)))
      expect(illegal, `src/simulation/office/move_deal.ts leads there from ${stage}`).toEqual([])
    }
  },
)

describe('deals', () => {
  test('go every way there is', () => {
    expect(outcomesAt('OFFER_ACCEPTED')).toEqual(
      new Set(['INVESTOR_PACK_SENT', 'DUE_DILIGENCE', 'DEAD_LEAD']),
    )
    expect(outcomesAt('INVESTOR_PACK_SENT')).toEqual(
      new Set(['INVESTOR_RESERVED', 'OFFER_ACCEPTED', 'DEAD_LEAD']),
    )
    expect(outcomesAt('INVESTOR_RESERVED')).toEqual(new Set(['DUE_DILIGENCE', 'OFFER_ACCEPTED', 'DEAD_LEAD']))
    expect(outcomesAt('DUE_DILIGENCE')).toEqual(new Set(['COMPLETED', 'DEAD_LEAD']))
  })

  test('are moved in office hours, by somebody with a name', () => {
    for (let vendor = 1; vendor <= 100; vendor += 1) {
      const planned = moveDeal(seed, aDeal(vendor, 'OFFER_ACCEPTED'))
      expect(planned?.payload.who).toMatch(/^\w+ \w+$/)
      expect(planned === undefined ? null : within(officeHours, planned.dueAt, 0)).toEqual(planned?.dueAt)
    }
  })

  test('that nobody moves take their course', () => {
    expect(moveDeal(seed, aDeal(1, 'AI_CONVERSATION'))).toBeUndefined()
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
