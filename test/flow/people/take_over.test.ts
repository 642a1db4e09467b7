import { expect } from 'vitest'
import type { Agent } from '../../../src/agents/contract/agent.ts'
import { clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, readingAgent, vendorSays } from '../../support/conversation.ts'
import { aLeadAt, only, stageOf } from '../../support/leads.ts'
import { storyOfWaits as story } from '../../support/waits.ts'

const start = '2026-03-02T10:00:00Z'
const answering: Agent = async (input) => ({
  outcome: 'reply',
  message: { purpose: 'REPLY', body: `You asked: ${input.conversation.at(-1)?.body}` },
})
const puzzled: Agent = async () => ({ outcome: 'ask_human', reason: 'Too few comparables' })

story('while a person leads the conversation no agent speaks and no clock runs', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({ 'how soon?': answering }) })
  const lead = await leadWithAnOffer(db, time)
  await db.query('select pipeline.take_over_lead($1)', [lead])

  await vendorSays(db, lead, 'how soon?', time)
  await db.query(`select pipeline.send_message($1, 'Four weeks, if it suits you.', 'click-1')`, [lead])
  await db.query(`select pipeline.send_message($1, 'Four weeks, if it suits you.', 'click-1')`, [lead])
  await time.pass('10 days')

  expect(await stageOf(db, lead)).toBe('OFFER_MADE')
  const said = await db.query(
    `select author, status from pipeline.lead_messages
     where vendor_lead_id = $1 and direction = 'outbound' and purpose <> 'INITIAL_OFFER' order by id`,
    [lead],
  )
  expect(said.rows.filter(({ author }) => author === 'person')).toEqual([
    { author: 'person', status: 'sent' },
  ])
  expect(said.rows.at(-1)).toEqual({ author: 'person', status: 'sent' })
  const { rows } = await db.query(
    `select explained -> 'next' ->> 'what' as what, explained -> 'next' ->> 'owedBy' as owed_by, explained ->> 'takenOverBy' is not null as named
     from pipeline.explain_lead($1) as explained`,
    [lead],
  )
  expect(rows).toEqual([{ what: 'hand_back', owed_by: 'person', named: true }])
})

story('handed back with an answer owing, the agent gives it', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({ 'how soon?': answering }) })
  const lead = await leadWithAnOffer(db, time)
  await db.query('select pipeline.take_over_lead($1)', [lead])
  await vendorSays(db, lead, 'how soon?', time)
  const open = 'select kind from pipeline.review_items where vendor_lead_id = $1 and resolved_at is null'
  expect((await db.query(open, [lead])).rows).toEqual([{ kind: 'vendor_wrote' }])

  await db.query('select pipeline.hand_back_lead($1)', [lead])
  await time.settle()
  expect((await db.query(open, [lead])).rows).toEqual([])
  const { rows } = await db.query<{ body: string }>(
    `select body from pipeline.lead_messages where vendor_lead_id = $1 and direction = 'outbound' order by id desc limit 1`,
    [lead],
  )
  expect(only(rows).body).toBe('You asked: how soon?')
  await time.pass('48 hours')
  expect(await stageOf(db, lead)).toBe('VIDEO_SENT')
})

story('handed back with nothing owing, the silence counts on from where it stood', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
  const lead = await leadWithAnOffer(db, time)
  await time.pass('40 hours')
  await db.query('select pipeline.take_over_lead($1)', [lead])
  await time.pass('5 days')
  await db.query('select pipeline.hand_back_lead($1)', [lead])
  await time.pass('7 hours')
  expect(await stageOf(db, lead)).toBe('OFFER_MADE')
  await time.pass('1 hour')
  expect(await stageOf(db, lead)).toBe('VIDEO_SENT')
})

story(
  'handed back after a person did our part by telephone, the silence counts from there',
  async ({ database: { pool, db } }) => {
    const agents = { ...readingAgent({}), offer_engine: puzzled }
    const time = await clockwork(pool, { startAt: start, agents })
    const lead = await aLeadAt(db, 'OFFER_MADE')
    await time.settle()
    await db.query('select pipeline.take_over_lead($1)', [lead])
    await db.query(
      `select pipeline.resolve_review_item(id, 'rang and said what we pay') from pipeline.review_items where resolved_at is null`,
    )
    await time.pass('5 days')
    await db.query('select pipeline.hand_back_lead($1)', [lead])
    await time.pass('47 hours')
    expect(await stageOf(db, lead)).toBe('OFFER_MADE')
    await time.pass('1 hour')
    expect(await stageOf(db, lead)).toBe('VIDEO_SENT')
  },
)

story('what a person texts begins the silence anew, before it is handed back', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
  const lead = await leadWithAnOffer(db, time)
  await time.pass('47 hours')
  await db.query('select pipeline.take_over_lead($1)', [lead])
  await db.query(`select pipeline.send_message($1, 'Shall I come round on Monday?', 'click-1')`, [lead])
  await time.pass('5 hours')
  await db.query('select pipeline.hand_back_lead($1)', [lead])
  await time.pass('47 hours')
  expect(await stageOf(db, lead)).toBe('OFFER_MADE')
  await time.pass('1 hour')
  expect(await stageOf(db, lead)).toBe('VIDEO_SENT')
})

story('what a person texts without a take-over begins the silence anew as well', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
  const lead = await leadWithAnOffer(db, time)
  await time.pass('47 hours')
  await db.query(`select pipeline.send_message($1, 'Shall I come round on Monday?', 'click-1')`, [lead])
  await time.pass('47 hours')
  expect(await stageOf(db, lead)).toBe('OFFER_MADE')
  await time.pass('1 hour')
  expect(await stageOf(db, lead)).toBe('VIDEO_SENT')
})

story('a time that a person has set stays, whatever they text', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
  const lead = await leadWithAnOffer(db, time)
  await db.query(`select pipeline.move_timer($1, pipeline.now() + interval '6 days', 'on holiday')`, [lead])
  await db.query(`select pipeline.send_message($1, 'Enjoy your holiday!', 'click-1')`, [lead])
  await time.pass('143 hours')
  expect(await stageOf(db, lead)).toBe('OFFER_MADE')
  await time.pass('1 hour')
  expect(await stageOf(db, lead)).toBe('VIDEO_SENT')
})
