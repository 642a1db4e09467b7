import pg from 'pg'
import { describe, expect } from 'vitest'
import { claimAgentRun, settleAgentRun } from '../../../db/work/agent_runs.ts'
import type { Agent } from '../../../src/agents/contract/agent.ts'
import { smsAgent } from '../../../src/agents/sms_agent/sms_agent.ts'
import { eagerAgents, readingsOf } from '../../support/agents.ts'
import { type Clockwork, clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, readingAgent, vendorSays } from '../../support/conversation.ts'
import { productionStory } from '../../support/databases/database.ts'
import {
  aLead,
  aLeadAt,
  facts,
  fillInDeal,
  only,
  pathOf,
  stageOf,
  usualWayFrom,
} from '../../support/leads.ts'
import { inTransactionOfWaits as inTransaction, storyOfWaits as story } from '../../support/waits.ts'

const start = '2026-03-02T10:00:00Z'

const yes: Agent = async (input) => ({ outcome: 'accept', readings: readingsOf(input, 'acceptance') })
const no: Agent = async (input) => ({
  outcome: 'decline',
  reason: 'too low for us',
  readings: readingsOf(input, 'rejection'),
})

story(
  'a yes is answered: what was agreed, that it binds nobody yet, and who speaks next; it stays our turn',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({ yes }) })
    const lead = await leadWithAnOffer(db, time)
    await vendorSays(db, lead, 'yes', time)

    const { rows } = await db.query(
      `select body, status, text_class from pipeline.lead_messages where vendor_lead_id = $1 and purpose = 'OFFER_ACCEPTED'`,
      [lead],
    )
    expect(rows).toEqual([
      {
        body: expect.stringMatching(
          /your yes to £150,000 .* subject to survey and contract: neither of us is bound yet\. A person here /,
        ),
        status: 'sent',
        text_class: 'answer',
      },
    ])
    const turns = await db.query('select turn from pipeline.vendor_leads where id = $1', [lead])
    expect(turns.rows).toEqual([{ turn: 'us' }])
  },
)

story(
  'a yes that a person takes on the phone brings no text: they have spoken',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({}) })
    const lead = await leadWithAnOffer(db, time)
    await db.query(
      `select from pipeline.request_transition($1, 'OFFER_ACCEPTED', 'they said yes on the phone')`,
      [lead],
    )
    await time.settle()
    const { rows } = await db.query(
      `select from pipeline.lead_messages where vendor_lead_id = $1 and purpose = 'OFFER_ACCEPTED'`,
      [lead],
    )
    expect(await stageOf(db, lead)).toBe('OFFER_ACCEPTED')
    expect(rows).toHaveLength(0)
  },
)

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
    const way = await usualWayFrom(db, 'OFFER_ACCEPTED')
    expect(way.at(-1)).toBe('COMPLETED')
    for (const stage of way) {
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
      ...way,
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
          message: { purpose: 'offer', body: 'We can offer you a little more.' },
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
    const timer = await db.query('select name from pipeline.lead_timers where vendor_lead_id = $1', [lead])
    expect(timer.rows).toEqual([{ name: 'our_turn' }])

    await time.pass('5 days')
    expect(await stageOf(db, lead)).toBe('OFFER_MADE')
    const reviews = await db.query(
      'select kind from pipeline.review_items where vendor_lead_id = $1 order by opened_at, id',
      [lead],
    )
    expect(reviews.rows).toEqual([{ kind: 'agent_asks' }])
    const alerts = await db.query('select type from pipeline.alerts where resolved_at is null')
    expect(alerts.rows).toEqual([{ type: 'STAGE_OVERDUE' }])
  },
)

story(
  'a vendor who corrects a fact after the offer has it proposed to a person; nothing is written over',
  async ({ database: { pool, db } }) => {
    const worse = 'its in worse condition than I said, roof leaks'
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({ [worse]: smsAgent }) })
    const lead = await leadWithAnOffer(db, time)
    await vendorSays(db, lead, worse, time)

    expect(await stageOf(db, lead)).toBe('OFFER_MADE')
    const known = await db.query('select condition, offer_amount from pipeline.vendor_leads where id = $1', [
      lead,
    ])
    expect(known.rows).toEqual([{ condition: 'fair', offer_amount: '150000.00' }])
    const asked = await db.query(
      `select kind, reason, detail -> 'proposed' as proposed from pipeline.review_items where vendor_lead_id = $1`,
      [lead],
    )
    expect(asked.rows).toEqual([
      {
        kind: 'agent_asks',
        reason: expect.stringMatching(/^The vendor corrects facts.*now poor\)$/),
        proposed: { condition: { known: 'fair', said: 'poor' } },
      },
    ])
  },
)

story(
  'facts that come with another answer to the offer are proposed too, and the answer counts',
  async ({ database: { pool, db } }) => {
    const talks: Agent = async (input) => ({
      outcome: 'reply',
      message: { purpose: 'answer', body: 'A survey comes first.' },
      facts: { bedrooms: 4, condition: 'fair' },
      readings: readingsOf(input, 'question'),
    })
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({ talks }) })
    const lead = await leadWithAnOffer(db, time)
    await vendorSays(db, lead, 'talks', time)

    const known = await db.query('select bedrooms from pipeline.vendor_leads where id = $1', [lead])
    expect(known.rows).toEqual([{ bedrooms: 3 }])
    const asked = await db.query('select kind, detail from pipeline.review_items where vendor_lead_id = $1', [
      lead,
    ])
    expect(asked.rows).toMatchObject([
      { kind: 'facts_proposed', detail: { proposed: { bedrooms: { known: 3, said: 4 } } } },
    ])
    const said = await db.query(
      `select body from pipeline.lead_messages where vendor_lead_id = $1 and sent_at is not null order by text_no desc limit 1`,
      [lead],
    )
    expect(said.rows).toEqual([{ body: 'A survey comes first.' }])
  },
)

story('no house is sold with other facts than the offer rests on', async ({ database: { pool, db } }) => {
  const yesBut: Agent = async (input) => ({
    outcome: 'accept',
    facts: { bedrooms: 2 },
    readings: readingsOf(input, 'acceptance'),
  })
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({ yesBut }) })
  const lead = await leadWithAnOffer(db, time)
  await vendorSays(db, lead, 'yesBut', time)
  expect(await stageOf(db, lead)).toBe('OFFER_MADE')
  const asked = await db.query('select kind from pipeline.review_items where vendor_lead_id = $1', [lead])
  expect(asked.rows).toEqual([{ kind: 'agent_doubted' }])
})

for (const [asking, end] of [
  [66_000, 'DEAL_VALIDATION'],
  [99_999, 'DEAL_VALIDATION'],
  [100_000, 'OFFER_MADE'],
  [400_000, 'OFFER_MADE'],
  [400_001, 'DEAL_VALIDATION'],
] as const) {
  story(
    `a house valued at £200,000 for which £${asking} is asked stands at ${end}`,
    async ({ database: { pool, db } }) => {
      const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
      const lead = await aLead(db, { ...facts, asking_price: asking })
      await time.settle()
      await vendorSays(db, lead, 'go on', time)
      expect(await stageOf(db, lead)).toBe(end)
      const { rows } = await db.query(
        `select estimated_market_value as value, exists (
           select from pipeline.review_items where vendor_lead_id = leads.id and kind = 'agent_doubted'
         ) as asked
         from pipeline.vendor_leads as leads where id = $1`,
        [lead],
      )
      expect(rows).toEqual([{ value: '200000.00', asked: end === 'DEAL_VALIDATION' }])
    },
  )
}

productionStory(
  'a text that was on its way while an agent began is not answered by that agent',
  async ({ database: { url, db } }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { ...facts, vendor_phone: '+447700900222' })
    const webhook = new pg.Client({ connectionString: url })
    await webhook.connect()
    await webhook.query('begin')
    await webhook.query('select pipeline.now()') // from here on this is its time
    const { rows } = await db.query(
      `select id from pipeline.agent_runs where vendor_lead_id = $1 and purpose = 'MAKE_OFFER'`,
      [lead],
    )
    const run = await claimAgentRun(db, { runId: only(rows).id, attempt: 1, jobId: '1' })
    if (run === null) throw new Error('the run is gone')
    await webhook.query(`select pipeline.record_inbound_message('+447700900222', 'any news?', 'SM1')`)
    await webhook.query('commit')
    await webhook.end()
    await settleAgentRun(db, run, {
      outcome: 'advance',
      offer: { amount: 150_000, ceiling: 155_000, basis: {} },
      message: { purpose: 'offer', body: 'We offer £150,000' },
    })

    const reply = await db.query(
      `select id from pipeline.agent_runs where vendor_lead_id = $1 and status = 'queued'`,
      [lead],
    )
    const next = await claimAgentRun(db, { runId: only(reply.rows).id, attempt: 1, jobId: '2' })
    expect(next?.input.conversation.map(({ body, answered }) => [body, answered])).toEqual([
      ['any news?', false],
      ['We offer £150,000', true],
    ])
  },
)

describe('a yes that somebody typed in', () => {
  /** Sam, signed in, enters what the vendor is said to have written. */
  async function samEnters(pool: pg.Pool, lead: string, body: string, time: Clockwork): Promise<void> {
    const client = await pool.connect()
    try {
      await client.query('begin')
      await client.query(`select pipeline_private.act_as('user', 'sam@example.com')`)
      await vendorSays(client, lead, body)
      await client.query('commit')
    } finally {
      client.release()
    }
    await time.settle()
  }

  story('alone accepts no offer: a person is asked', async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: readingAgent({ yes }) })
    const lead = await leadWithAnOffer(db, time)
    await samEnters(pool, lead, 'yes', time)

    expect(await stageOf(db, lead)).toBe('OFFER_MADE')
    const { rows } = await db.query<{ reason: string }>(
      'select reason from pipeline.review_items where vendor_lead_id = $1 and resolved_at is null',
      [lead],
    )
    expect(rows.map(({ reason }) => reason).join()).toContain('entered by hand')

    await vendorSays(db, lead, 'yes', time)
    expect(await stageOf(db, lead)).toBe('OFFER_ACCEPTED')
  })

  inTransaction(
    'by an operator in psql who passes it off as an import is on record as theirs',
    async ({ db }) => {
      const lead = await aLeadAt(db, 'OFFER_MADE')
      await db.query(
        'create role ada_psql login in role pipeline_operator; set session authorization ada_psql',
      )
      for (const kind of ['import', 'webhook', 'worker']) {
        await db.query(
          `select set_config('pipeline.actor_kind', $1, true), set_config('pipeline.actor', 'twilio', true)`,
          [kind],
        )
        await vendorSays(db, lead, 'yes')
      }
      await db.query('reset session authorization')
      const { rows } = await db.query(
        `select from pipeline.lead_messages where vendor_lead_id = $1 and direction = 'inbound' and entered_by is null`,
        [lead],
      )
      expect(rows).toEqual([])
    },
  )
})
