import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import type { Agent } from '../../../src/agents/contract/agent.ts'
import type { Carrier, SendResult } from '../../../src/carriers/carrier.ts'
import { eagerAgents } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { vendorSays } from '../../support/conversation.ts'
import { story } from '../../support/databases/database.ts'
import { aLead, aLeadAt, facts, only } from '../../support/leads.ts'

const start = '2026-03-02T10:00:00Z'

/** A carrier that answers as told, call by call, and remembers what it was asked. */
function scriptedCarrier(answers: SendResult[], known: 'sent' | 'not_sent' | 'unknown' = 'not_sent') {
  const sent: string[] = []
  const carrier: Carrier = {
    name: 'scripted',
    async send({ messageId }) {
      sent.push(messageId)
      return answers[sent.length - 1] ?? { kind: 'sent', providerMessageId: `P${sent.length}` }
    },
    async lookup() {
      if (known === 'unknown') return { kind: 'unknown', why: 'the carrier is down' }
      return known === 'sent' ? { kind: 'sent', providerMessageId: 'P0' } : { kind: 'not_sent' }
    },
  }
  return { carrier, sent }
}

const statuses =
  "select status, send_attempts, status_reason from pipeline.lead_messages where purpose = 'RETRY_1'"

/** What people are told of the text that waits. */
async function whyItWaits(db: Db, lead: string): Promise<{ code: string; detail?: string }> {
  const { rows } = await db.query(`select pipeline.explain_lead($1) #> '{pending,texts,0,waitsFor}' as why`, [
    lead,
  ])
  return only(rows).why
}

story('a refusal that passes is tried again until it goes', async ({ database: { pool, db } }) => {
  const busy: SendResult = {
    kind: 'refused',
    code: 'busy',
    why: 'too many requests',
    retryable: true,
    retryAfterSeconds: 90,
  }
  const { carrier, sent } = scriptedCarrier([busy, busy])
  const time = await clockwork(pool, { startAt: start, carrier: () => carrier })
  await aLeadAt(db, 'RETRY_1')
  await time.settle()
  expect(sent).toHaveLength(1)
  await time.pass('89 seconds')
  expect(sent).toHaveLength(1)
  await time.pass('10 minutes')
  expect((await db.query(statuses)).rows).toEqual([{ status: 'sent', send_attempts: 3, status_reason: null }])
})

story(
  'a text whose lead was held and released is tried again when the carrier wants it, as any other',
  async ({ database: { pool, db } }) => {
    const busy: SendResult = {
      ...{ kind: 'refused', code: 'busy', why: 'too many requests' },
      ...{ retryable: true, retryAfterSeconds: 600 },
    }
    const { carrier, sent } = scriptedCarrier([busy])
    const time = await clockwork(pool, { startAt: '2026-03-02T07:00:00Z', carrier: () => carrier })
    const lead = await aLeadAt(db, 'RETRY_1')
    for (let times = 0; times < 4; times += 1) {
      await db.query(`select pipeline.hold_lead($1, 'wait')`, [lead])
      await db.query('select pipeline.release_lead($1)', [lead])
    }
    await time.pass('69 minutes')
    expect(sent).toHaveLength(1)
    expect(await whyItWaits(db, lead)).toEqual({ code: 'carrier', detail: 'busy' })
    await time.pass('1 minute')
    expect((await db.query(statuses)).rows).toEqual([
      { status: 'sent', send_attempts: 2, status_reason: null },
    ])
  },
)

story('a refusal that is final asks a person', async ({ database: { pool, db } }) => {
  const { carrier } = scriptedCarrier([{ kind: 'refused', code: '21211', why: 'not a number' }])
  const time = await clockwork(pool, { startAt: start, carrier: () => carrier })
  await aLeadAt(db, 'RETRY_1')
  await time.settle()
  expect((await db.query(statuses)).rows).toEqual([
    { status: 'failed', send_attempts: 1, status_reason: 'not a number' },
  ])
  const reviews = await db.query('select kind from pipeline.review_items')
  expect(reviews.rows).toEqual([{ kind: 'message_failed' }])
})

story('a text whose fate nobody knows is never sent again blindly', async ({ database: { pool, db } }) => {
  const { carrier, sent } = scriptedCarrier([{ kind: 'unknown', why: 'the line was cut' }])
  const time = await clockwork(pool, { startAt: start, carrier: () => carrier })
  await aLeadAt(db, 'RETRY_1')
  await time.pass('1 day')
  expect(sent).toHaveLength(1)
  expect((await db.query(statuses)).rows).toEqual([
    { status: 'uncertain', send_attempts: 1, status_reason: 'the line was cut' },
  ])
  const reviews = await db.query('select kind from pipeline.review_items')
  expect(reviews.rows).toEqual([{ kind: 'message_uncertain' }])
})

story(
  'after a crash between sending and writing it down the carrier is asked, not texted',
  async ({ database: { pool, db } }) => {
    const { carrier, sent } = scriptedCarrier([], 'sent')
    const time = await clockwork(pool, { startAt: start, carrier: () => carrier })
    await aLeadAt(db, 'RETRY_1')
    // The worker claimed the text, the carrier took it, and then the worker died: its job comes again.
    await db.query(
      `select pipeline_private.claim_message(id) from pipeline.lead_messages where purpose = 'RETRY_1'`,
    )
    await time.settle()
    // Until its lease has run out the dead one might still be speaking to the carrier.
    expect((await db.query(statuses)).rows).toEqual([
      { status: 'sending', send_attempts: 1, status_reason: null },
    ])
    await db.query(`select pipeline_private.advance_clock('2026-03-02T10:10:00Z')`)
    await db.query(`update pipeline.lead_messages set lease_until = now() where status = 'sending'`)
    await db.query(`select pipeline_private.book_overdue_work()`)
    await time.settle()
    expect(sent).toHaveLength(0)
    expect((await db.query(statuses)).rows).toEqual([
      { status: 'sent', send_attempts: 2, status_reason: null },
    ])
    // The vendor had it from the beginning, and may have answered since.
    const left = await db.query(`select sent_at from pipeline.lead_messages where purpose = 'RETRY_1'`)
    expect(left.rows).toEqual([{ sent_at: new Date(start) }])
  },
)

story(
  'a text that waits for the morning goes to the number that was corrected meanwhile',
  async ({ database: { pool, db } }) => {
    const phones: string[] = []
    const { carrier } = scriptedCarrier([])
    const listening: Carrier = {
      ...carrier,
      send(text, signal) {
        phones.push(text.phone)
        return carrier.send(text, signal)
      },
    }
    const time = await clockwork(pool, { startAt: '2026-03-02T23:00:00Z', carrier: () => listening })
    const lead = await aLeadAt(db, 'RETRY_1')
    await time.settle()
    expect(phones).toEqual([])
    await db.query(`select pipeline.edit_lead($1, vendor_phone => '07700 900999')`, [lead])
    await time.pass('12 hours')
    expect([...new Set(phones)]).toEqual(['+447700900999'])
  },
)

story('a job that comes before its text is due leaves another behind', async ({ database: { pool, db } }) => {
  // As when the clock of the database has stepped back between the queue's look and the sender's.
  const time = await clockwork(pool, { startAt: '2026-03-02T07:59:59Z' })
  await aLeadAt(db, 'RETRY_1')
  await db.query(
    `update graphile_worker._private_jobs as jobs set run_at = now()
     from pipeline.lead_messages as messages where jobs.payload ->> 'message' = messages.id::text`,
  )
  await time.settle()
  await time.pass('1 minute')
  const { rows } = await db.query(`select status from pipeline.lead_messages where purpose = 'RETRY_1'`)
  expect(rows).toEqual([{ status: 'sent' }])
})

story(
  'what waits for the morning follows hours that are changed meanwhile',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: '2026-03-02T20:30:00Z' })
    const lead = await aLeadAt(db, 'RETRY_1')
    await time.settle()
    expect(await whyItWaits(db, lead)).toEqual({ code: 'send_window' })
    const waitsUntil = async () =>
      only(
        (await db.query(`select not_before from pipeline.lead_messages where purpose = 'RETRY_1'`)).rows,
      ).not_before.toISOString()
    await db.query(`select pipeline.edit_settings('early birds', send_from => '07:00')`)
    expect(await waitsUntil()).toBe('2026-03-03T07:00:00.000Z')
    await db.query(`update pipeline.settings set send_days = '{3,4,5}'`)
    expect(await waitsUntil()).toBe('2026-03-04T07:00:00.000Z')
    await db.query(`update pipeline.settings set time_zone = 'Europe/Paris'`)
    expect(await waitsUntil()).toBe('2026-03-04T06:00:00.000Z')

    await db.query(`update pipeline.settings set send_days = '{1,2,3,4,5}', send_until = '22:00'`)
    await time.settle()
    expect((await db.query(statuses)).rows).toMatchObject([{ status: 'sent' }])
  },
)

story(
  'an offer that meets what the vendor has just written leaves a moment after somebody has it',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: '2026-03-02T07:59:00Z', agents: eagerAgents })
    const lead = await aLead(db, facts)
    for (const stage of ['AI_CONVERSATION', 'DEAL_VALIDATION'])
      await db.query('update pipeline.vendor_leads set pipeline_stage = $1', [stage])
    await time.settle()

    const editor = await pool.connect()
    await editor.query('begin; select from pipeline.vendor_leads for update')
    await vendorSays(db, lead, 'The kitchen is new')
    await editor.query('commit')
    editor.release()
    await db.query(`select pipeline_private.advance_clock('2026-03-02T08:00:00Z')`)
    // The text is looked at before the inbox is.
    await db.query(
      `select pipeline_private.claim_message(id) from pipeline.lead_messages where purpose = 'offer'`,
    )
    expect(await whyItWaits(db, lead)).toEqual({ code: 'vendor_waits' })
    await time.pass('2 minutes')
    const { rows } = await db.query(`select status from pipeline.lead_messages where purpose = 'offer'`)
    expect(rows).toEqual([{ status: 'sent' }])
  },
)

story('rules text a lead at most three times a day', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, { startAt: start })
  const lead = await aLeadAt(db, 'VIDEO_SENT')
  await time.settle()
  for (const stage of ['RETRY_1', 'RETRY_2', 'RETRY_3']) {
    await db.query('select pipeline.request_transition($1, $2)', [lead, stage])
    await time.settle()
  }
  const today = await db.query(`select purpose, status from pipeline.lead_messages order by id`)
  expect(today.rows).toEqual([
    { purpose: 'VIDEO', status: 'sent' },
    { purpose: 'RETRY_1', status: 'sent' },
    { purpose: 'RETRY_2', status: 'sent' },
    { purpose: 'RETRY_3', status: 'queued' },
  ])
  await time.pass('24 hours')
  const tomorrow = await db.query(`select status from pipeline.lead_messages where purpose = 'RETRY_3'`)
  expect(tomorrow.rows).toEqual([{ status: 'sent' }])
})

story(
  'a phone that answers every text at once, for ever, gets as many as the limit of a day, and a person is asked once',
  async ({ database: { pool, db } }) => {
    let sent = 0
    const carrier: Carrier = {
      ...scriptedCarrier([]).carrier,
      async send({ phone }) {
        sent += 1
        await db.query('select pipeline.record_inbound_message($1, $2, $3)', [phone, 'I am away', `A${sent}`])
        return { kind: 'sent', providerMessageId: `P${sent}` }
      },
    }
    const polite: Agent = async () => ({ outcome: 'reply', message: { purpose: 'reply', body: 'Thank you' } })
    const time = await clockwork(pool, {
      ...{ startAt: start, carrier: () => carrier },
      agents: { ...eagerAgents, sms_agent: polite },
    })
    await aLeadAt(db, 'AI_CONVERSATION')
    await db.query(`select pipeline.send_message(id, 'Are you there?') from pipeline.vendor_leads`)
    await time.settle()
    await time.pass('6 hours')
    expect(sent).toBe(30)
    const asked = await db.query('select kind from pipeline.review_items where resolved_at is null')
    expect(asked.rows).toEqual([{ kind: 'too_many_texts' }])
  },
)

story('a backlog leaves at the pace, replies at once', async ({ database: { pool, db } }) => {
  await db.query('update pipeline.settings set texts_per_minute = 2')
  const time = await clockwork(pool, { startAt: start })
  for (const _ of [1, 2, 3, 4]) await aLeadAt(db, 'RETRY_1')
  await time.settle()
  const minutes: number[] = []
  for (const _ of [0, 1, 2]) {
    const { rows } = await db.query(
      `select from pipeline.lead_messages where purpose = 'RETRY_1' and sent_at is not null`,
    )
    minutes.push(rows.length)
    await time.pass('30 seconds')
  }
  // Before each RETRY_1 text its lead was also sent the video, which takes its turn as well.
  expect(minutes.at(0)).toBeLessThan(minutes.at(2) ?? 0)
  await time.pass('5 minutes')
  const { rows } = await db.query(
    `select min(gap) >= interval '30 seconds' as spread from (
       select sent_at - lag(sent_at) over (order by sent_at) as gap from pipeline.lead_messages where direction = 'outbound' and sent_at is not null
     ) as gaps`,
  )
  expect(rows).toEqual([{ spread: true }])
})
