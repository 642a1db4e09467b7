import { expect } from 'vitest'
import type { Agent } from '../../../src/agents/contract/agent.ts'
import { eagerAgents } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, readingAgent, vendorSays } from '../../support/conversation.ts'
import { aLead, aLeadAt, facts, only, pathOf, stageOf } from '../../support/leads.ts'
import { storyOfWaits as story } from '../../support/waits.ts'

const start = '2026-03-02T10:00:00Z'

story(
  'a person’s answer gives the turn back to the vendor, and the clock with it',
  async ({ database: { pool, db } }) => {
    const puzzled: Agent = async () => ({ outcome: 'ask_human', reason: 'What is a flying freehold?' })
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({ puzzled }) })
    const lead = await leadWithAnOffer(db, time)
    await vendorSays(db, lead, 'puzzled', time)
    await time.pass('1 hour')
    await db.query(`select pipeline.send_message($1, 'A room over somebody else''s. No trouble for us.')`, [
      lead,
    ])
    await time.settle()

    const { rows } = await db.query(
      'select turn, turn_since = pipeline.now() as since_now from pipeline.vendor_leads where id = $1',
      [lead],
    )
    expect(rows).toEqual([{ turn: 'vendor', since_now: true }])
    await time.pass('48 hours')
    expect(await stageOf(db, lead)).toBe('VIDEO_SENT')
  },
)

story('nobody texts a number that opted out, not even a person', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
  const lead = await leadWithAnOffer(db, time)
  await vendorSays(db, lead, 'please stop texting me', time)
  await expect(db.query(`select pipeline.send_message($1, 'sorry')`, [lead])).rejects.toMatchObject({
    code: 'VL015',
  })
})

story(
  'STOP ends contact at once: nothing pending leaves, the number is suppressed',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: '2026-03-02T03:00:00Z', agents: eagerAgents })
    const lead = await aLead(db, facts)
    await time.settle()
    const waiting = await db.query('select status from pipeline.lead_messages')
    expect(waiting.rows).toEqual([{ status: 'queued' }])

    await vendorSays(db, lead, 'Stop.', time)
    await time.pass('1 day')
    const { rows } = await db.query(
      'select pipeline_stage, dead_reason, opted_out_at is not null as opted_out from pipeline.vendor_leads where id = $1',
      [lead],
    )
    expect(rows).toEqual([{ pipeline_stage: 'DEAD_LEAD', dead_reason: 'Opted out', opted_out: true }])
    const sent = await db.query(`select from pipeline.lead_messages where sent_at is not null`)
    expect(sent.rows).toHaveLength(0)
    const suppressed = await db.query('select reason from pipeline.message_suppressions')
    expect(suppressed.rows).toEqual([{ reason: 'opt_out' }])
  },
)

story('a number that a person suppresses gets nothing that was pending', async ({ database: { db } }) => {
  const lead = await aLeadAt(db, 'RETRY_1')
  const ofAnother = await aLeadAt(db, 'RETRY_1')
  await db.query(
    `insert into pipeline.message_suppressions (phone, reason, source)
     select vendor_phone, 'person', 'a letter' from pipeline.vendor_leads where id = $1`,
    [lead],
  )
  const { rows } = await db.query(
    `select vendor_lead_id as lead, status from pipeline.lead_messages where purpose = 'RETRY_1' order by vendor_lead_id`,
  )
  expect(rows).toEqual([
    { lead, status: 'cancelled' },
    { lead: ofAnother, status: 'queued' },
  ])
})

story(
  'a text that comes after the lead died asks a person, and a person can bring it back',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
    const lead = await leadWithAnOffer(db, time)
    await time.pass('40 days')
    expect(await stageOf(db, lead)).toBe('DEAD_LEAD')
    const [last] = (await pathOf(db, lead)).slice(-2)

    await vendorSays(db, lead, 'sorry, was away. yes!', time)
    const reviews = await db.query('select reason from pipeline.review_items where vendor_lead_id = $1', [
      lead,
    ])
    expect(reviews.rows).toEqual([{ reason: 'The vendor wrote at Dead lead' }])

    const back = await db.query(
      `select moved from pipeline.request_transition($1, $2, 'the vendor is back')`,
      [lead, last],
    )
    expect(back.rows).toEqual([{ moved: true }])
  },
)

story('the same text delivered twice counts once', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
  const lead = await aLead(db)
  await time.settle()
  const deliver = () =>
    db.query<{ id: string }>(
      `select pipeline.record_inbound_message(vendor_phone, 'hi', 'SMsame') as id from pipeline.vendor_leads where id = $1`,
      [lead],
    )
  const [first, second] = await Promise.all([deliver(), deliver()])
  expect(only(first.rows).id).toBe(only(second.rows).id)
  await time.settle()
  const runs = await db.query(`select status from pipeline.agent_runs where purpose = 'REPLY'`)
  expect(runs.rows).toHaveLength(1)
})

story('a text from a number nobody knows is kept and shown to a person', async ({ database: { db } }) => {
  await db.query(`select pipeline.record_inbound_message('+447700900999', 'who is this', 'SM77')`)
  const kept = await db.query(`select body, vendor_lead_id from pipeline.lead_messages`)
  expect(kept.rows).toEqual([{ body: 'who is this', vendor_lead_id: null }])
  const reviews = await db.query('select kind from pipeline.review_items')
  expect(reviews.rows).toEqual([{ kind: 'unknown_sender' }])
})
