import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { type Clockwork, clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, readingAgent } from '../../support/conversation.ts'
import { only, stageOf } from '../../support/leads.ts'
import { lastChange, undo } from '../../support/undo.ts'
import { storyOfWaits as story } from '../../support/waits.ts'

const start = '2026-03-02T10:00:00Z'

/** A lead with an offer whom somebody is to ring in five days: the vendor's silence counts from then. */
async function leadToRing(db: Db, time: Clockwork) {
  const lead = await leadWithAnOffer(db, time)
  await db.query(`select pipeline.plan_call($1, pipeline.now() + interval '5 days')`, [lead])
  await db.query(`select pipeline.send_message($1, 'I ring you on Saturday.')`, [lead])
  await time.settle()
  expect(await hoursAfterCall(db, lead)).toBe(48)
  return lead
}

/** How long after the call the lead's timer comes. */
async function hoursAfterCall(db: Db, lead: string) {
  const { rows } = await db.query<{ hours: number }>(
    `select round(extract(epoch from timers.due_at - planned.due_at) / 3600, 2)::float8 as hours
     from pipeline.lead_timers as timers join pipeline.planned_calls as planned using (vendor_lead_id) where vendor_lead_id = $1`,
    [lead],
  )
  return only(rows).hours
}

const hold = (db: Db, lead: string) => db.query(`select pipeline.hold_lead($1, 'they are away')`, [lead])
const release = (db: Db, lead: string) => db.query('select pipeline.release_lead($1)', [lead])

story('a hold that ends before the call takes nothing from the silence after it', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
  const lead = await leadToRing(db, time)
  await hold(db, lead)
  await time.pass('2 days')
  await release(db, lead)
  expect(await hoursAfterCall(db, lead)).toBe(48)
})

story('after a hold that outlasts the call the whole silence is left', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
  const lead = await leadToRing(db, time)
  await hold(db, lead)
  await time.pass('6 days')
  await release(db, lead)
  expect(await hoursAfterCall(db, lead)).toBe(72)
  await time.pass('47 hours')
  expect(await stageOf(db, lead)).toBe('OFFER_MADE')
  await time.pass('1 hour')
  expect(await stageOf(db, lead)).toBe('VIDEO_SENT')
})

story(
  'what a person writes under a hold has its silence counted from the call, too',
  async ({ database }) => {
    const { pool, db } = database
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
    const lead = await leadWithAnOffer(db, time)
    await db.query('select pipeline.take_over_lead($1)', [lead])
    await db.query(`select pipeline.plan_call($1, pipeline.now() + interval '5 days')`, [lead])
    await db.query(`select pipeline.send_message($1, 'I ring you on Saturday.')`, [lead])
    await time.pass('1 day')
    await db.query('select pipeline.hand_back_lead($1)', [lead])
    expect(await hoursAfterCall(db, lead)).toBe(48)
  },
)

story('a stop beside the hold, and a wait that is changed under both, move no call', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
  const lead = await leadToRing(db, time)
  await db.query(`select pipeline.stop_texts('all', 'a test')`)
  await time.pass('1 day')
  await hold(db, lead)
  await db.query(
    `update pipeline.stage_timers set after = '50 hours' where stage = 'OFFER_MADE' and name = 'timeout'`,
  )
  await time.pass('1 day')
  await release(db, lead)
  await time.pass('1 day')
  await db.query(`select pipeline.resume_texts('all', 'over')`)
  expect(await hoursAfterCall(db, lead)).toBe(50)
})

story('a move by mistake that is taken back before the call leaves it where it was', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
  const lead = await leadToRing(db, time)
  await db.query(`select * from pipeline.request_transition($1, 'VIDEO_SENT', 'by mistake')`, [lead])
  const change = await lastChange(db, lead)
  await time.pass('1 day')
  await undo(db, change)
  expect(await hoursAfterCall(db, lead)).toBe(48)
})

story('a time that a person gave the timer keeps what was left of it', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
  const lead = await leadToRing(db, time)
  await db.query(`select pipeline.move_timer($1, pipeline.now() + interval '3 days', 'before the call')`, [
    lead,
  ])
  await time.pass('1 day')
  await hold(db, lead)
  await time.pass('1 day')
  await release(db, lead)
  await time.pass('47 hours')
  expect(await stageOf(db, lead)).toBe('OFFER_MADE')
  await time.pass('1 hour')
  expect(await stageOf(db, lead)).toBe('VIDEO_SENT')
})
