import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, readingAgent, vendorSays } from '../../support/conversation.ts'
import { aLead, facts, only, stageOf } from '../../support/leads.ts'
import { lastChange, undo } from '../../support/undo.ts'
import { storyOfWaits as story } from '../../support/waits.ts'

const start = '2026-03-02T10:00:00Z'
const hold = (db: Db, lead: string, until: string | null) =>
  db.query(`select pipeline.hold_lead($1, 'away', pipeline.now() + $2::interval)`, [lead, until])
const holdOf = async (db: Db, lead: string) =>
  only(
    (await db.query('select hold_reason, held_until from pipeline.vendor_leads where id = $1', [lead])).rows,
  )

story(
  'a hold with an end wakes up by itself, and the clock goes on with what was left',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
    const lead = await leadWithAnOffer(db, time)
    await time.pass('40 hours')
    await hold(db, lead, '5 days')
    const { rows } = await db.query(
      `select next.what, next.owed_by, next.at = leads.held_until as is_then
     from pipeline_private.next_actions as next
     join pipeline.vendor_leads as leads on leads.id = next.vendor_lead_id where leads.id = $1`,
      [lead],
    )
    expect(rows).toEqual([{ what: 'release', owed_by: 'nobody', is_then: true }])
    await time.pass('5 days')
    expect(await holdOf(db, lead)).toEqual({ hold_reason: null, held_until: null })
    await time.pass('7 hours')
    expect(await stageOf(db, lead)).toBe('OFFER_MADE')
    await time.pass('1 hour')
    expect(await stageOf(db, lead)).toBe('VIDEO_SENT')
  },
)

story(
  'a hold that stands gets another end, and one that was released comes to none',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
    const lead = await leadWithAnOffer(db, time)
    await hold(db, lead, null)
    expect((await holdOf(db, lead)).held_until).toBeNull()
    await hold(db, lead, '1 day')
    await hold(db, lead, '3 days')
    await time.pass('2 days')
    expect((await holdOf(db, lead)).hold_reason).toBe('away')
    await db.query('select pipeline.release_lead($1)', [lead])
    await hold(db, lead, null)
    await time.pass('3 days')
    expect(await holdOf(db, lead)).toEqual({ hold_reason: 'away', held_until: null })
    await expect(hold(db, lead, '-1 hour')).rejects.toMatchObject({ code: 'VL018' })
  },
)

story(
  'what was about to be done waits for the end of the hold, and nobody need start it then',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
    const lead = await aLead(db, facts)
    await hold(db, lead, null)
    await time.settle()
    const runs = async () =>
      (await db.query('select status from pipeline.agent_runs where vendor_lead_id = $1', [lead])).rows
    expect(await runs()).toEqual([{ status: 'queued' }])
    await db.query('select pipeline.release_lead($1)', [lead])
    await time.settle()
    expect((await runs())[0]).toEqual({ status: 'succeeded' })
  },
)

story(
  'leads of one number wake up together; a take-over beside the hold stays',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
    const lead = await leadWithAnOffer(db, time)
    await hold(db, lead, '2 days')
    const phone = only((await db.query('select vendor_phone from pipeline.vendor_leads')).rows).vendor_phone
    const second = await aLead(db, { ...facts, vendor_phone: phone, property_postcode: 'BS1 4DJ' })
    expect((await holdOf(db, second)).held_until).toEqual((await holdOf(db, lead)).held_until)
    await db.query('select pipeline.take_over_lead($1)', [lead])
    await time.pass('2 days')
    const { rows } = await db.query(
      'select hold_id, held_until, taken_over_by is not null as is_led, held_at is not null as stands from pipeline.vendor_leads',
    )
    expect(rows).toEqual([1, 2].map(() => ({ hold_id: null, held_until: null, is_led: true, stands: true })))
  },
)

story('words of distress make a hold one that only a person ends', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
  const lead = await leadWithAnOffer(db, time)
  await hold(db, lead, '1 day')
  await vendorSays(db, lead, 'my husband died on Sunday', time)
  await time.pass('3 days')
  expect(await holdOf(db, lead)).toEqual({ hold_reason: 'away', held_until: null })
})

story('what a person did to the end of a hold is taken back', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
  const lead = await leadWithAnOffer(db, time)
  await hold(db, lead, '1 day')
  const first = await holdOf(db, lead)
  await hold(db, lead, '9 days')
  await undo(db, await lastChange(db, lead))
  expect(await holdOf(db, lead)).toEqual(first)
  await db.query('select pipeline.release_lead($1)', [lead])
  await undo(db, await lastChange(db, lead))
  expect(await holdOf(db, lead)).toEqual(first)
  await time.pass('1 day')
  expect((await holdOf(db, lead)).hold_reason).toBeNull()
})
