import { expect } from 'vitest'
import type { Db } from '../../db/pool.ts'
import type { Agent } from '../../src/agents/agent.ts'
import { eagerAgents, readingsOf } from '../support/agents.ts'
import { type Clockwork, clockwork } from '../support/clockwork.ts'
import { story } from '../support/database.ts'
import { aLead, facts, fillInDeal, only, pathOf, stageOf } from '../support/leads.ts'

const start = '2026-03-02T10:00:00Z'
let texts = 0

async function vendorSays(db: Db, lead: string, body: string, time?: Clockwork): Promise<void> {
  texts += 1
  await db.query(
    'select pipeline.record_inbound_message(vendor_phone, $2, $3) from pipeline.vendor_leads where id = $1',
    [lead, body, `SM${texts}`],
  )
  await time?.settle()
}

async function leadWithAnOffer(db: Db, time: Clockwork): Promise<string> {
  const lead = await aLead(db, facts)
  await time.settle()
  await vendorSays(db, lead, 'go on', time)
  expect(await stageOf(db, lead)).toBe('OFFER_MADE')
  return lead
}

/** The SMS agent of these stories reads the last text by its first word. */
function readingAgent(answers: Record<string, Agent>): Record<string, Agent> {
  return {
    ...eagerAgents,
    sms_agent: async (input, signal) => {
      const said = input.conversation.findLast((text) => text.direction === 'inbound')?.body ?? ''
      const answer = answers[said]
      const otherwise = eagerAgents.sms_agent
      if (answer !== undefined) return answer(input, signal)
      if (otherwise === undefined) throw new Error('no agent')
      return otherwise(input, signal)
    },
  }
}

const yes: Agent = async (input) => ({ outcome: 'accept', readings: readingsOf(input, 'acceptance') })
const no: Agent = async (input) => ({
  outcome: 'decline',
  reason: 'too low for us',
  readings: readingsOf(input, 'rejection'),
})

story(
  'a yes to the offer makes one deal, and people take it to completion',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({ yes }) })
    const lead = await leadWithAnOffer(db, time)
    await vendorSays(db, lead, 'yes', time)

    expect(await stageOf(db, lead)).toBe('OFFER_ACCEPTED')
    const deals = await db.query('select agreed_price from pipeline.deals where vendor_lead_id = $1', [lead])
    expect(deals.rows).toEqual([{ agreed_price: '150000.00' }])
    const offers = await db.query('select status from pipeline.offers where vendor_lead_id = $1', [lead])
    expect(offers.rows).toEqual([{ status: 'accepted' }])
    const read = await db.query(
      `select intent, intent_confidence from pipeline.lead_messages where intent is not null`,
    )
    expect(read.rows).toEqual([{ intent: 'acceptance', intent_confidence: '0.95' }])

    await fillInDeal(db, lead)
    for (const stage of ['INVESTOR_PACK_SENT', 'INVESTOR_RESERVED', 'DUE_DILIGENCE', 'COMPLETED']) {
      const { rows } = await db.query<{ moved: boolean }>(
        'select moved from pipeline.request_transition($1, $2)',
        [lead, stage],
      )
      expect(rows).toEqual([{ moved: true }])
    }
    expect(await pathOf(db, lead)).toEqual([
      'NEW_LEAD',
      'AI_CONVERSATION',
      'DEAL_VALIDATION',
      'OFFER_MADE',
      'OFFER_ACCEPTED',
      'INVESTOR_PACK_SENT',
      'INVESTOR_RESERVED',
      'DUE_DILIGENCE',
      'COMPLETED',
    ])
    const left = await db.query('select from pipeline.lead_timers where vendor_lead_id = $1', [lead])
    expect(left.rows).toHaveLength(0)
  },
)

story(
  'a no to the offer cools off for 48 hours and then dies of the vendor’s own reason',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({ no }) })
    const lead = await leadWithAnOffer(db, time)
    await vendorSays(db, lead, 'no', time)
    expect(await stageOf(db, lead)).toBe('OFFER_REJECTED')

    await time.pass('47 hours')
    expect(await stageOf(db, lead)).toBe('OFFER_REJECTED')
    await time.pass('1 hour')
    const { rows } = await db.query(
      'select pipeline_stage, dead_reason, rejection_reason, offer_rejected_at is not null as dated from pipeline.vendor_leads where id = $1',
      [lead],
    )
    expect(rows).toEqual([
      {
        pipeline_stage: 'DEAD_LEAD',
        dead_reason: 'too low for us',
        rejection_reason: 'too low for us',
        dated: true,
      },
    ])
  },
)

story(
  'a no after the video closes the lead at once, with date and reason of the rejection',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({ no }) })
    const lead = await leadWithAnOffer(db, time)
    await time.pass('49 hours')
    expect(await stageOf(db, lead)).toBe('VIDEO_SENT')
    await vendorSays(db, lead, 'no', time)

    const { rows } = await db.query(
      'select pipeline_stage, dead_reason, rejection_reason, offer_rejected_at is not null as dated from pipeline.vendor_leads where id = $1',
      [lead],
    )
    expect(rows).toEqual([
      {
        pipeline_stage: 'DEAD_LEAD',
        dead_reason: 'too low for us',
        rejection_reason: 'too low for us',
        dated: true,
      },
    ])
  },
)

story('a late yes, during the last retry, is still a yes', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({ yes }) })
  const lead = await leadWithAnOffer(db, time)
  await time.pass('8 days 1 hour')
  expect(await stageOf(db, lead)).toBe('RETRY_3')
  await vendorSays(db, lead, 'yes', time)
  expect(await stageOf(db, lead)).toBe('OFFER_ACCEPTED')
})

story('a yes that the agent is not sure of goes to a person', async ({ database: { pool, db } }) => {
  const maybe: Agent = async (input) => ({
    outcome: 'accept',
    readings: readingsOf(input, 'acceptance', 0.6),
  })
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({ maybe }) })
  const lead = await leadWithAnOffer(db, time)
  await vendorSays(db, lead, 'maybe', time)

  expect(await stageOf(db, lead)).toBe('OFFER_MADE')
  const { rows } = await db.query(
    'select kind, reason from pipeline.review_items where vendor_lead_id = $1',
    [lead],
  )
  expect(rows).toEqual([{ kind: 'agent_doubted', reason: 'It is not certain that the vendor accepts' }])
})

story(
  'a counter gets a new offer, round by round, until the rounds are used up',
  async ({ database: { pool, db } }) => {
    const amounts = [150_000, 152_000, 154_000]
    const counter: Agent = async (input) => ({
      outcome: 'counter',
      readings: readingsOf(input, 'counter', 0.9, 170_000),
    })
    const time = await clockwork(pool, {
      startAt: start,
      agents: {
        ...readingAgent({ counter }),
        offer_engine: async ({ offers }) => ({
          outcome: 'advance',
          offer: { amount: amounts[offers.length] ?? 155_000, ceiling: 155_000, basis: {} },
          message: { purpose: 'offer', body: `Round ${offers.length + 1}` },
        }),
      },
    })
    const lead = await leadWithAnOffer(db, time)
    for (const _ of [1, 2, 3]) await vendorSays(db, lead, 'counter', time)

    const offers = await db.query(
      'select round, amount, status, counter_amount from pipeline.offers where vendor_lead_id = $1 order by round',
      [lead],
    )
    expect(offers.rows).toEqual([
      { round: 1, amount: '150000.00', status: 'countered', counter_amount: '170000.00' },
      { round: 2, amount: '152000.00', status: 'countered', counter_amount: '170000.00' },
      { round: 3, amount: '154000.00', status: 'countered', counter_amount: '170000.00' },
    ])
    expect(await stageOf(db, lead)).toBe('OFFER_MADE')
    const reviews = await db.query('select reason from pipeline.review_items where vendor_lead_id = $1', [
      lead,
    ])
    expect(reviews.rows).toEqual([{ reason: 'All 3 rounds of offers are used up' }])
  },
)

story(
  'a question at hour 47 starts the offer’s 48 hours again, from our answer',
  async ({ database: { pool, db } }) => {
    const question: Agent = async (input) => ({
      outcome: 'reply',
      message: { purpose: 'answer', body: 'By comparing sold prices.' },
      readings: readingsOf(input, 'question'),
    })
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({ question }) })
    const lead = await leadWithAnOffer(db, time)
    await time.pass('47 hours')
    await vendorSays(db, lead, 'question', time)
    await time.pass('47 hours')
    expect(await stageOf(db, lead)).toBe('OFFER_MADE')
    await time.pass('1 hour')
    expect(await stageOf(db, lead)).toBe('VIDEO_SENT')
  },
)

story(
  'while we owe the answer the vendor’s clock stands still and ours runs',
  async ({ database: { pool, db } }) => {
    const puzzled: Agent = async () => ({ outcome: 'ask_human', reason: 'What is a flying freehold?' })
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({ puzzled }) })
    const lead = await leadWithAnOffer(db, time)
    await vendorSays(db, lead, 'puzzled', time)
    const timer = await db.query('select step from pipeline.lead_timers where vendor_lead_id = $1', [lead])
    expect(timer.rows).toEqual([{ step: 0 }])

    await time.pass('5 days')
    expect(await stageOf(db, lead)).toBe('OFFER_MADE')
    const reviews = await db.query(
      'select kind from pipeline.review_items where vendor_lead_id = $1 order by opened_at',
      [lead],
    )
    expect(reviews.rows).toEqual([{ kind: 'agent_asks' }, { kind: 'stage_overdue' }])
  },
)

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

story(
  'a text that comes after the lead died asks a person, and a person can bring it back',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
    const lead = await leadWithAnOffer(db, time)
    await time.pass('12 days')
    expect(await stageOf(db, lead)).toBe('DEAD_LEAD')

    await vendorSays(db, lead, 'sorry, was away. yes!', time)
    const reviews = await db.query('select reason from pipeline.review_items where vendor_lead_id = $1', [
      lead,
    ])
    expect(reviews.rows).toEqual([{ reason: 'The vendor wrote at DEAD_LEAD' }])

    const back = await db.query(
      `select moved from pipeline.request_transition($1, 'RETRY_3', 'the vendor is back')`,
      [lead],
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
