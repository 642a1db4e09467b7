import { describe, expect } from 'vitest'
import type { Agent } from '../../../src/agents/contract/agent.ts'
import { eagerAgents, readingsOf } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, readingAgent, vendorSays } from '../../support/conversation.ts'
import { aLead, aLeadAt, only, stageOf } from '../../support/leads.ts'
import { storyOfWaits as story } from '../../support/waits.ts'
import { itemsOf, leadRow, phoneOf, sentTo, start } from './looks.ts'

describe('what may be a plea', () => {
  story(
    'silences automation and asks a person; what they decide counts',
    async ({ database: { pool, db } }) => {
      const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
      const lead = await leadWithAnOffer(db, time)
      const before = await sentTo(db, lead)
      await vendorSays(db, lead, 'too many texts mate', time)
      await time.pass('20 days')

      expect(await sentTo(db, lead)).toEqual(before)
      expect(await leadRow(db, lead)).toMatchObject({ stage: 'OFFER_MADE', held: true, opted_out: false })
      expect(await itemsOf(db, lead)).toContain('may_want_no_texts')

      await db.query(`select pipeline.mark_opted_out($1, 'rang them: they want none')`, [
        await phoneOf(db, lead),
      ])
      expect(await leadRow(db, lead)).toMatchObject({ opted_out: true })
    },
  )
})

story('an agent that hears a plea does not go on talking', async ({ database: { pool, db } }) => {
  const hears: Agent = async (input) => ({
    outcome: 'reply',
    message: { purpose: 'answer', body: 'But our offer is good' },
    readings: readingsOf(input, 'opt_out', 0.4),
  })
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({ 'nai eucharisto': hears }) })
  const lead = await leadWithAnOffer(db, time)
  const before = await sentTo(db, lead)
  await vendorSays(db, lead, 'nai eucharisto', time)
  await time.pass('20 days')
  expect(await sentTo(db, lead)).toEqual(before)
  expect(await itemsOf(db, lead)).toContain('agent_doubted')
})

describe('a phone’s reaction', () => {
  story('to our own text ends nothing', async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
    const lead = await leadWithAnOffer(db, time)
    await time.pass('49 hours')
    const { rows } = await db.query<{ body: string }>(
      `select body from pipeline.lead_messages where vendor_lead_id = $1 and purpose = 'VIDEO'`,
      [lead],
    )
    await vendorSays(db, lead, `Liked “${only(rows).body}”`, time)
    expect(await leadRow(db, lead)).toMatchObject({ opted_out: false })
    const listed = await db.query('select from pipeline.message_suppressions')
    expect(listed.rows).toHaveLength(0)
  })
})

story('an agent is not given our own words as the vendor’s', async ({ database: { pool, db } }) => {
  const heard: string[] = []
  const time = await clockwork(pool, {
    startAt: start,
    agents: {
      ...eagerAgents,
      sms_agent: async ({ purpose, conversation }) => {
        const last = conversation.findLast(({ direction }) => direction === 'inbound')
        if (last !== undefined) heard.push(last.body)
        return purpose === 'REPLY'
          ? { outcome: 'reply', message: { purpose: 'question', body: 'Which figure, for example 185,000?' } }
          : { outcome: 'advance', message: { purpose: 'initial_contact', body: 'Hello. What is its price?' } }
      },
    },
  })
  await db.query(
    `insert into pipeline.true_words (words, true_because) values ('for example 185,000', 'an example promises nothing')`,
  )
  const lead = await aLead(db)
  await time.settle()
  for (const said of [
    'hm',
    'Liked “Which figure, for example 185,000?”',
    'Reacted 👍 to “Which figure, for exa…”',
    'you wrote "Which figure, for example 185,000?" and I say 150k',
    'my agent said "ask for 210,000 at least"',
  ]) {
    await vendorSays(db, lead, said, time)
  }
  expect(heard).toEqual([
    'hm',
    'Liked',
    'Reacted 👍 to',
    'you wrote  and I say 150k',
    'my agent said "ask for 210,000 at least"',
  ])
})

describe('distress', () => {
  story(
    'holds the lead, and nothing leaves until a person hands it back',
    async ({ database: { pool, db } }) => {
      const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
      const lead = await leadWithAnOffer(db, time)
      const before = await sentTo(db, lead)
      await vendorSays(db, lead, 'my husband passed away on sunday', time)
      await time.pass('30 days')
      expect(await sentTo(db, lead)).toEqual(before)
      expect(await leadRow(db, lead)).toMatchObject({ stage: 'OFFER_MADE', held: true })
      expect(await itemsOf(db, lead)).toEqual(['needs_care'])

      await db.query('select pipeline.release_lead($1)', [lead])
      expect(await leadRow(db, lead)).toMatchObject({ held: false })
    },
  )

  story.for([
    ['handed back', 'pipeline.hand_back_lead($1)'],
    [
      'moved and released',
      `pipeline.override_stage($1, 'RETRY_2', 'spoke to them', true), pipeline.release_lead($1)`,
    ],
    [
      'released, and the vendor writes on',
      `pipeline.release_lead($1), pipeline.record_inbound_message(vendor_phone, 'hello?', 'SM-on')`,
    ],
  ] as const)(
    'is answered by a person, also when it was %s',
    async ([how, what], { database: { pool, db } }) => {
      const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
      const lead = await leadWithAnOffer(db, time)
      const before = await sentTo(db, lead)
      if (how === 'handed back') await db.query('select pipeline.take_over_lead($1)', [lead])
      await vendorSays(db, lead, 'my husband passed away on sunday', time)
      await db.query(`select ${what} from pipeline.vendor_leads where id = $1`, [lead])
      await time.pass('30 days')
      expect(await sentTo(db, lead)).toEqual(before)
      expect(await itemsOf(db, lead)).toContain('needs_care')
    },
  )

  story('is noted by people too', async ({ database: { db } }) => {
    const lead = await aLeadAt(db, 'RETRY_1')
    await db.query(`select pipeline.hold_for_care($1, 'in tears on the phone')`, [lead])
    expect(await leadRow(db, lead)).toMatchObject({ held: true })
    expect(await itemsOf(db, lead)).toEqual(['needs_care'])
    expect(await stageOf(db, lead)).toBe('RETRY_1')
    await expect(db.query(`select pipeline.hold_for_care($1, '')`, [lead])).rejects.toMatchObject({
      code: 'VL003',
    })
  })
})

story(
  'a text far longer than any answer is kept whole and shown to a person',
  async ({ database: { db } }) => {
    const lead = await aLeadAt(db, 'RETRY_1')
    await vendorSays(db, lead, 's . t . '.repeat(12_000))
    expect(await itemsOf(db, lead)).toEqual(['may_want_no_texts'])
    const { rows } = await db.query(
      `select length(body) as letters from pipeline.lead_messages where direction = 'inbound'`,
    )
    expect(rows).toEqual([{ letters: 96_000 }])
  },
)
