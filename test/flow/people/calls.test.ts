import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, readingAgent, vendorSays } from '../../support/conversation.ts'
import { aLeadAt, only, stageOf } from '../../support/leads.ts'
import { inTransactionOfWaits as inTransaction, storyOfWaits as story } from '../../support/waits.ts'

const start = '2026-03-02T10:00:00Z'
const opening = 'select kind from pipeline.review_items where vendor_lead_id = $1 and resolved_at is null'
const nextOf = async (db: Db, lead: string) =>
  only(
    (
      await db.query(
        `select next.what, next.at, next.owed_by, next.detail from pipeline_private.next_actions as next where vendor_lead_id = $1`,
        [lead],
      )
    ).rows,
  )

story(
  'a vendor whom somebody has spoken to counts as heard, and their silence begins anew',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
    const lead = await leadWithAnOffer(db, time)
    await db.query(`select pipeline.take_over_lead($1)`, [lead])
    await vendorSays(db, lead, 'what is that about?', time)
    await db.query(`select pipeline.hold_lead($1, 'they want to talk')`, [lead])
    const { rows: texts } = await db.query(
      `select from pipeline.lead_messages where direction = 'outbound' and vendor_lead_id = $1`,
      [lead],
    )
    await time.pass('40 hours')

    await db.query(`select pipeline.log_call($1, 'reached', 'Told them how it works.')`, [lead])
    expect((await db.query(opening, [lead])).rows).toEqual([])
    await db.query('select pipeline.hand_back_lead($1)', [lead])
    await db.query('select pipeline.release_lead($1)', [lead])
    await time.pass('47 hours')
    expect(await stageOf(db, lead)).toBe('OFFER_MADE')
    const after = await db.query(
      `select from pipeline.lead_messages where direction = 'outbound' and vendor_lead_id = $1`,
      [lead],
    )
    expect(after.rows).toHaveLength(texts.length)
    await time.pass('1 hour')
    expect(await stageOf(db, lead)).toBe('VIDEO_SENT')
  },
)

story('what was not heard in the call is answered all the same', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
  const lead = await leadWithAnOffer(db, time)
  await db.query(`select pipeline.take_over_lead($1)`, [lead])
  await vendorSays(db, lead, 'ring me', time)
  await time.pass('1 hour')
  await vendorSays(db, lead, 'one more thing', time)

  await db.query(
    `select pipeline.log_call($1, 'reached', made_at => pipeline.now() - interval '30 minutes')`,
    [lead],
  )
  expect((await db.query(opening, [lead])).rows).toEqual([{ kind: 'vendor_wrote' }])
  const { rows } = await db.query(
    `select body, answered_at is not null as heard from pipeline.lead_messages
     where vendor_lead_id = $1 and direction = 'inbound' order by text_no desc limit 2`,
    [lead],
  )
  expect(rows).toEqual([
    { body: 'one more thing', heard: false },
    { body: 'ring me', heard: true },
  ])
})

story(
  'a call back that was agreed is the next step, then due, then overdue',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
    const lead = await leadWithAnOffer(db, time)
    await time.pass('47 hours')

    await db.query(
      `select pipeline.log_call($1, 'reached', 'Ask again when the sister is back.', call_back_at => '2026-03-09T17:00:00Z')`,
      [lead],
    )
    expect(await nextOf(db, lead)).toMatchObject({
      what: 'call',
      at: new Date('2026-03-09T17:00:00Z'),
      owed_by: 'person',
    })
    await time.pass('5 days 7 hours')
    expect(await stageOf(db, lead)).toBe('OFFER_MADE')
    expect((await db.query(opening, [lead])).rows).toEqual([])

    await time.pass('2 hours')
    expect((await db.query(opening, [lead])).rows).toEqual([{ kind: 'call_due' }])
    expect(await nextOf(db, lead)).toMatchObject({ what: 'review', detail: { kind: 'call_due' } })
    await time.pass('16 hours')
    const alerts = `select type from pipeline.alerts where vendor_lead_id = $1 and resolved_at is null`
    expect((await db.query(alerts, [lead])).rows).toEqual([{ type: 'STAGE_OVERDUE' }])

    await db.query(`select pipeline.log_call($1, 'reached', 'They think about it.')`, [lead])
    expect((await db.query(opening, [lead])).rows).toEqual([])
    expect((await db.query(alerts, [lead])).rows).toEqual([])
    await time.pass('48 hours')
    expect(await stageOf(db, lead)).toBe('VIDEO_SENT')
  },
)

story(
  'nobody answered: the clock runs on, and the next try stands beside it',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
    const lead = await leadWithAnOffer(db, time)
    await time.pass('24 hours')
    await db.query(
      `select pipeline.log_call($1, 'no_answer', call_back_at => pipeline.now() + interval '30 hours')`,
      [lead],
    )
    expect(await nextOf(db, lead)).toMatchObject({ what: 'timer' })
    await time.pass('24 hours')
    expect(await stageOf(db, lead)).toBe('VIDEO_SENT')
    expect(await nextOf(db, lead)).toMatchObject({ what: 'call' })
    await time.pass('6 hours')
    expect((await db.query(opening, [lead])).rows).toEqual([{ kind: 'call_due' }])

    await db.query(`select pipeline.log_call($1, 'voicemail')`, [lead])
    expect((await db.query(opening, [lead])).rows).toEqual([])
    await time.pass('42 hours')
    expect(await stageOf(db, lead)).toBe('RETRY_1')
  },
)

story(
  'while a call is planned no silence counts; given up, it counts from then',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
    const lead = await leadWithAnOffer(db, time)
    await db.query(
      `select pipeline.plan_call($1, pipeline.now() + interval '5 days', note => 'about the keys')`,
      [lead],
    )
    await db.query(`select pipeline.send_message($1, 'I ring you on Saturday.')`, [lead])
    await time.pass('3 days')
    expect(await stageOf(db, lead)).toBe('OFFER_MADE')
    await db.query(`select pipeline.give_up_call($1, 'they go away')`, [lead])
    await time.pass('47 hours')
    expect(await stageOf(db, lead)).toBe('OFFER_MADE')
    await time.pass('1 hour')
    expect(await stageOf(db, lead)).toBe('VIDEO_SENT')
  },
)

story(
  'a planned call outlives a move, waits under a hold, and nobody rings about a dead lead',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
    const [lead, dead] = [await leadWithAnOffer(db, time), await leadWithAnOffer(db, time)]
    for (const each of [lead, dead])
      await db.query(`select pipeline.plan_call($1, pipeline.now() + interval '3 days')`, [each])
    await time.pass('2 days')
    expect(await stageOf(db, lead)).toBe('VIDEO_SENT')
    await db.query(`select pipeline.hold_lead($1, 'until we have spoken')`, [lead])
    expect(await nextOf(db, lead)).toMatchObject({ what: 'call' })
    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'sold')`, [dead])
    await time.pass('1 day')
    expect((await db.query(opening, [lead])).rows).toEqual([{ kind: 'call_due' }])
    expect((await db.query(opening, [dead])).rows).toEqual([])
    await db.query(
      `select pipeline.resolve_review_item(id, 'done') from pipeline.review_items where resolved_at is null`,
    )
    const { rows } = await db.query(
      `select ended_by, end_reason from pipeline.planned_calls order by ended_by = 'pipeline'`,
    )
    expect(rows).toEqual([
      { ended_by: expect.any(String), end_reason: 'done' },
      { ended_by: 'pipeline', end_reason: 'the lead is at DEAD_LEAD' },
    ])
  },
)

story(
  'a wrong number is texted no more; a call that cannot be is refused',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
    const lead = await leadWithAnOffer(db, time)
    for (const [given, code] of [
      [`'reached', made_at => pipeline.now() + interval '1 hour'`, 'VL018'],
      [`'wrong_number', phone => '07700 900998'`, 'VL018'],
      [`'reached', call_back_at => pipeline.now() - interval '1 day'`, 'VL018'],
      [
        `'reached', call_back_at => pipeline.now() + interval '1 day', call_back_by => 'nobody-we-know'`,
        'VL031',
      ],
    ])
      await expect(db.query(`select pipeline.log_call($1, ${given})`, [lead])).rejects.toMatchObject({ code })
    expect((await db.query('select from pipeline.phone_calls')).rows).toEqual([])

    await db.query(`select pipeline.log_call($1, 'wrong_number', 'An office.')`, [lead])
    const { rows } = await db.query(
      `select stop.reason from pipeline.message_suppressions as stop
     join pipeline.vendor_leads as leads on leads.vendor_phone = stop.phone where leads.id = $1`,
      [lead],
    )
    expect(rows).toEqual([{ reason: 'wrong_number' }])
  },
)

story('a call at a stage of people leaves its limit as it is', async ({ database: { pool, db } }) => {
  await clockwork(pool, { startAt: start, agents: {} })
  const lead = await aLeadAt(db, 'INVESTOR_PACK_SENT')
  const due = async () =>
    only((await db.query('select due_at from pipeline.lead_timers where vendor_lead_id = $1', [lead])).rows)
  const before = await due()
  await db.query(`select pipeline.log_call($1, 'reached', 'Keys are at the agent.')`, [lead])
  expect(await due()).toEqual(before)
})

inTransaction('what a person is to do comes before a clock of the same moment', async ({ db }) => {
  const lead = await aLeadAt(db, 'VIDEO_SENT')
  await db.query(`select pipeline.plan_call($1, pipeline.now() + interval '5 days')`, [lead])
  await db.query(
    `update pipeline.lead_messages set status = 'cancelled', status_reason = 'not now' where vendor_lead_id = $1`,
    [lead],
  )
  await db.query(
    `update pipeline.lead_timers as timers set due_at = planned.due_at
     from pipeline.planned_calls as planned
     where planned.vendor_lead_id = timers.vendor_lead_id and timers.vendor_lead_id = $1`,
    [lead],
  )
  expect(await nextOf(db, lead)).toMatchObject({ what: 'call', owed_by: 'person' })
})
