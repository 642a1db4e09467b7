import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { eagerAgents } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { story } from '../../support/databases/database.ts'
import { aLead, facts, only, pathOf } from '../../support/leads.ts'

async function textsTo(db: Db, lead: string) {
  const { rows } = await db.query<{ sent: string; purpose: string; body: string }>(
    `select to_char(sent_at at time zone 'Europe/London', 'DD HH24:MI') as sent, purpose, body
     from pipeline.lead_messages where vendor_lead_id = $1 and sent_at is not null order by sent_at, id`,
    [lead],
  )
  return rows
}

async function timesOf(db: Db, lead: string) {
  const { rows } = await db.query<{ to_stage: string; entered: string }>(
    `select to_stage, to_char(created_at at time zone 'Europe/London', 'DD HH24:MI') as entered
     from pipeline.pipeline_events where vendor_lead_id = $1 and event_type = 'stage_change' order by id`,
    [lead],
  )
  return Object.fromEntries(rows.map((row) => [row.to_stage, row.entered]))
}

story(
  'a vendor who never answers an offer gets the video and three reminders, then the lead dies',
  async ({ database }) => {
    const time = await clockwork(database.pool, { startAt: '2026-03-02T10:00:00Z', agents: eagerAgents })
    const lead = await aLead(database.db, facts)
    await time.settle()
    // The conversation has its facts; the agent is asked when the vendor says anything.
    await database.db.query(
      `select pipeline.record_inbound_message(vendor_phone, 'hello', 'SM1') from pipeline.vendor_leads`,
    )
    await time.settle()

    await time.pass('12 days')

    expect(await timesOf(database.db, lead)).toEqual({
      NEW_LEAD: '02 10:00',
      AI_CONVERSATION: '02 10:00',
      DEAL_VALIDATION: '02 10:00',
      OFFER_MADE: '02 10:00',
      VIDEO_SENT: '04 10:00',
      RETRY_1: '06 10:00',
      RETRY_2: '08 10:00',
      RETRY_3: '10 10:00',
      DEAD_LEAD: '13 10:00',
    })
    expect(await textsTo(database.db, lead)).toEqual([
      { sent: '02 10:00', purpose: 'initial_contact', body: 'Hello' },
      { sent: '02 10:00', purpose: 'offer', body: 'We offer £150,000' },
      {
        sent: '04 10:00',
        purpose: 'VIDEO',
        body: expect.stringContaining('£150,000 for 14 Oak Road, Bristol'),
      },
      { sent: '06 10:00', purpose: 'RETRY_1', body: expect.stringContaining('still stands') },
      { sent: '08 10:00', purpose: 'RETRY_2', body: expect.stringContaining('could work for you') },
      { sent: '10 10:00', purpose: 'RETRY_3', body: expect.stringContaining('will not go on asking') },
    ])

    const dead = only(
      (
        await database.db.query<{ dead_reason: string; retry_count: number; next_retry_at: Date | null }>(
          'select dead_reason, retry_count, next_retry_at from pipeline.vendor_leads where id = $1',
          [lead],
        )
      ).rows,
    )
    expect(dead).toEqual({ dead_reason: 'No response after 3 retries', retry_count: 3, next_retry_at: null })

    const timeout = only(
      (
        await database.db.query<{ metadata: object }>(
          `select metadata from pipeline.pipeline_events where vendor_lead_id = $1 and event_type = 'offer_timeout'`,
          [lead],
        )
      ).rows,
    )
    expect(timeout.metadata).toEqual({ hoursWaited: 48, lateSeconds: 0 })
  },
)

story(
  'a conversation that stays silent gets two follow-ups and dies after 72 hours',
  async ({ database }) => {
    const time = await clockwork(database.pool, { startAt: '2026-03-02T10:00:00Z', agents: eagerAgents })
    const lead = await aLead(database.db, { property_address: '14 Oak Road' })
    await time.settle()

    await time.pass('71 hours 59 minutes')
    expect(await pathOf(database.db, lead)).toEqual(['NEW_LEAD', 'AI_CONVERSATION'])
    expect((await textsTo(database.db, lead)).map(({ sent, purpose }) => [sent, purpose])).toEqual([
      ['02 10:00', 'initial_contact'],
      ['03 10:00', 'CONVERSATION_FOLLOW_UP'],
      ['04 10:00', 'CONVERSATION_FOLLOW_UP'],
    ])

    await time.pass('1 minute')
    expect(await pathOf(database.db, lead)).toEqual(['NEW_LEAD', 'AI_CONVERSATION', 'DEAD_LEAD'])
    expect(await textsTo(database.db, lead)).toHaveLength(3)
    const { rows } = await database.db.query('select dead_reason from pipeline.vendor_leads where id = $1', [
      lead,
    ])
    expect(rows).toEqual([{ dead_reason: 'No response to follow-ups' }])
  },
)

story(
  'a lead that arrives at night is welcomed in the morning, and dies exactly on time',
  async ({ database }) => {
    const time = await clockwork(database.pool, { startAt: '2026-03-02T03:00:00Z', agents: eagerAgents })
    const lead = await aLead(database.db)
    await time.pass('80 hours')

    expect((await textsTo(database.db, lead)).map(({ sent, purpose }) => [sent, purpose])).toEqual([
      ['02 08:00', 'initial_contact'],
      ['03 08:00', 'CONVERSATION_FOLLOW_UP'],
      ['04 08:00', 'CONVERSATION_FOLLOW_UP'],
    ])
    expect(await timesOf(database.db, lead)).toMatchObject({
      AI_CONVERSATION: '02 03:00',
      DEAD_LEAD: '05 03:00',
    })
  },
)

story('a lead is not killed after downtime before its reminders have gone out', async ({ database }) => {
  const time = await clockwork(database.pool, { startAt: '2026-03-02T10:00:00Z', agents: eagerAgents })
  const lead = await aLead(database.db)
  await time.settle()

  // Nobody works for four days: every deadline of this lead has passed.
  await database.db.query(`select pipeline_private.advance_clock('2026-03-06T10:00:00Z')`)
  await time.settle()
  expect((await textsTo(database.db, lead)).map(({ sent, purpose }) => [sent, purpose])).toEqual([
    ['02 10:00', 'initial_contact'],
    ['06 10:00', 'CONVERSATION_FOLLOW_UP'],
  ])

  await time.pass('3 days')
  expect((await textsTo(database.db, lead)).map(({ sent, purpose }) => [sent, purpose]).slice(2)).toEqual([
    ['07 08:00', 'CONVERSATION_FOLLOW_UP'],
  ])
  const died = (await timesOf(database.db, lead)).DEAD_LEAD
  expect(died).toBe('07 20:00')
})
