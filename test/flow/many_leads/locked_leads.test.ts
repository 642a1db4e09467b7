import { EventEmitter, once } from 'node:events'
import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { takeTextStatus } from '../../../db/work/deliveries.ts'
import { agentCaller } from '../../../src/agents/agent_caller.ts'
import type { Agent } from '../../../src/agents/contract/agent.ts'
import type { Carrier, SendResult } from '../../../src/carriers/carrier.ts'
import { simulatedCarrier } from '../../../src/carriers/simulated_carrier.ts'
import { createLog } from '../../../src/log.ts'
import { startWorker } from '../../../src/worker/worker.ts'
import { eagerAgents } from '../../support/agents.ts'
import {
  inTransaction,
  type OwnDatabase,
  productionStory as story,
} from '../../support/databases/database.ts'
import { onceWaitedFor } from '../../support/databases/locks.ts'
import { aLeadAt, only } from '../../support/leads.ts'

const log = createLog('silent')
const soon = { timeout: 60_000 }
const patient = { timeout: 60_000 }

const answering: Agent = async ({ purpose }) =>
  purpose === 'REPLY'
    ? { outcome: 'reply', message: { purpose: 'reply', body: 'Thank you' } }
    : { outcome: 'reply' }

const phoneOf = (nth: number) => `+44770090${String(nth).padStart(4, '0')}`

async function conversations(db: Db, count: number): Promise<string[]> {
  await db.query(
    `insert into pipeline.vendor_leads (vendor_name, vendor_phone, property_address, property_postcode)
     select 'Jo Smith', phone, '14 Oak Road, Bristol', 'BS6 5QA' from unnest($1::text[]) as phone`,
    [Array.from({ length: count }, (_, index) => phoneOf(index + 1))],
  )
  await db.query(`update pipeline.vendor_leads set pipeline_stage = 'AI_CONVERSATION'`)
  const { rows } = await db.query<{ id: string }>(
    'select id from pipeline.vendor_leads order by vendor_phone',
  )
  return rows.map(({ id }) => id)
}

/** A carrier hands a text over; returns the id of the message. */
async function bring(db: Db, phone: string, body: string, id: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    'select pipeline.record_inbound_message($1, $2, $3) as id',
    [phone, body, id],
  )
  return only(rows).id
}

async function answered(db: Db): Promise<number> {
  const { rows } = await db.query<{ answered: number }>(
    `select count(distinct vendor_lead_id)::integer as answered from pipeline.lead_messages
     where is_reply and status in ('sent', 'delivered')`,
  )
  return only(rows).answered
}

/** Somebody's transaction in psql, left open on these leads. */
async function leaveOpen({ pool }: OwnDatabase, statement: string, leads: string[]) {
  const client = await pool.connect()
  await client.query('begin')
  await client.query(statement, [leads])
  return {
    async end(): Promise<void> {
      await client.query('rollback')
      client.release()
    },
  }
}

/** Nothing failed, nobody was told, no repair was needed. */
async function expectQuiet(db: Db): Promise<void> {
  const { rows } = await db.query(
    `select event_type as what from pipeline.pipeline_events where event_type in ('agent_failed', 'reconciled')
     union all
     select type from pipeline.alerts
     union all
     select kind from pipeline.review_items
     union all
     select last_error from graphile_worker.jobs where last_error is not null`,
  )
  expect(rows).toEqual([])
}

story(
  'a transaction left open on some leads keeps nobody else waiting, and their vendors are heard at once',
  { timeout: 180_000 },
  async ({ database }) => {
    const { url, db } = database
    const leads = await conversations(db, 150)
    const editor = await leaveOpen(
      database,
      `update pipeline.vendor_leads set vendor_name = 'Jo Smyth' where id = any ($1)`,
      leads.slice(0, 20),
    )
    const reader = await leaveOpen(
      database,
      'select from pipeline.vendor_leads where id = any ($1) for update',
      leads.slice(20, 40),
    )
    const worker = await startWorker({
      url,
      log,
      agents: agentCaller({ builtin: { ...eagerAgents, sms_agent: answering } }),
    })
    try {
      await Promise.all(leads.map((_, index) => bring(db, phoneOf(index + 1), 'it is a flat', `SM${index}`)))
      await expect.poll(() => answered(db), patient).toBe(110)
      const { rows } = await db.query(
        `select count(*)::integer as texts from pipeline_private.work_due where task = 'take_up_text'`,
      )
      expect(rows).toEqual([{ texts: 40 }])

      await Promise.all([editor.end(), reader.end()])
      await expect.poll(() => answered(db), patient).toBe(150)
      await expectQuiet(db)
    } finally {
      await worker.stop()
    }
  },
)

story('what waits in the inbox keeps its order and its id, and comes once', async ({ database }) => {
  const { url, db } = database
  const leads = await conversations(db, 1)
  const editor = await leaveOpen(
    database,
    'select from pipeline.vendor_leads where id = any ($1) for update',
    leads,
  )
  const first = await bring(db, phoneOf(1), 'one', 'SM1')
  const second = await bring(db, phoneOf(1), 'two', 'SM2')
  expect(await bring(db, phoneOf(1), 'one', 'SM1')).toBe(first)
  await editor.end()
  // The lead is free, but what came before comes before.
  const third = await bring(db, phoneOf(1), 'three', 'SM3')
  expect(await bring(db, phoneOf(1), 'three', 'SM3')).toBe(third)

  const worker = await startWorker({
    url,
    log,
    agents: agentCaller({ builtin: { ...eagerAgents, sms_agent: answering } }),
  })
  try {
    const heard = async () =>
      (
        await db.query(`select id from pipeline.lead_messages where direction = 'inbound' order by text_no`)
      ).rows.map(({ id }) => id)
    await expect.poll(heard, soon).toEqual([first, second, third])
    expect(await bring(db, phoneOf(1), 'one', 'SM1')).toBe(first)
    await expect.poll(() => answered(db), soon).toBe(1)
    expect(await heard()).toHaveLength(3)
    await expectQuiet(db)
  } finally {
    await worker.stop()
  }
})

story('a STOP that waits in the inbox silences all of us at once', async ({ database }) => {
  const { url, db } = database
  const leads = await conversations(db, 1)
  const other = await aLeadAt(db, 'AI_CONVERSATION', { vendor_phone: phoneOf(1) })
  const editor = await leaveOpen(
    database,
    'select from pipeline.vendor_leads where id = any ($1) for update',
    leads,
  )
  await bring(db, phoneOf(1), 'STOP', 'SM1')
  await db.query(`select pipeline.send_message($1, 'Hi, it is Bob')`, [other])

  const worker = await startWorker({
    url,
    log,
    agents: agentCaller({ builtin: { ...eagerAgents, sms_agent: answering } }),
  })
  const texts = async () =>
    (await db.query(`select status from pipeline.lead_messages where direction = 'outbound'`)).rows
  try {
    await expect
      .poll(
        async () =>
          (await db.query(`select from pipeline.lead_messages where not_before > now()`)).rows.length,
        soon,
      )
      .toBe(1)
    expect(await texts()).toEqual([{ status: 'queued' }])
    await editor.end()
    await expect.poll(texts, soon).toEqual([{ status: 'cancelled' }])
  } finally {
    await worker.stop()
  }
})

story('an agent that answered while its lead was locked is not asked again', async ({ database }) => {
  const { url, db } = database
  const moments = new EventEmitter()
  let calls = 0
  const slow: Agent = async (input, signal) => {
    calls += 1
    const released = once(moments, 'release')
    moments.emit('asked')
    await released
    return answering(input, signal)
  }
  const leads = await conversations(db, 1)
  await bring(db, phoneOf(1), 'it is a flat', 'SM1')
  const asked = once(moments, 'asked')
  const worker = await startWorker({
    url,
    log,
    agents: agentCaller({ builtin: { ...eagerAgents, sms_agent: slow } }),
  })
  try {
    await asked
    const editor = await leaveOpen(
      database,
      'select from pipeline.vendor_leads where id = any ($1) for update',
      leads,
    )
    moments.emit('release')
    const kept = async () =>
      (await db.query('select from pipeline.agent_runs where kept_answer is not null')).rows.length
    await expect.poll(kept, soon).toBe(1)
    await editor.end()
    await expect.poll(() => answered(db), soon).toBe(1)
    expect(calls).toBe(1)
    expect(await kept()).toBe(0)
    await expectQuiet(db)
  } finally {
    moments.emit('release')
    await worker.stop()
  }
})

story(
  'what the carrier said while the lead was locked is kept, and nobody asks it again',
  async ({ database }) => {
    const { url, db } = database
    const moments = new EventEmitter()
    let handedOver = 0
    const carrier: Carrier = {
      ...simulatedCarrier(db),
      async send() {
        handedOver += 1
        const released = once(moments, 'release')
        moments.emit('asked')
        await released
        return { kind: 'sent', providerMessageId: `OUT${handedOver}` } satisfies SendResult
      },
      async lookup() {
        throw new Error('it was not to be asked')
      },
    }
    const leads = await conversations(db, 1)
    await db.query(`select pipeline.send_message($1, 'Hi, it is Bob')`, leads)
    const asked = once(moments, 'asked')
    const worker = await startWorker({
      ...{ url, log, carrier: () => carrier },
      agents: agentCaller({ builtin: { ...eagerAgents, sms_agent: answering } }),
    })
    try {
      await asked
      const editor = await leaveOpen(
        database,
        'select from pipeline.vendor_leads where id = any ($1) for update',
        leads,
      )
      moments.emit('release')
      const status = async () =>
        (
          await db.query(
            `select status, kept_word is not null as kept from pipeline.lead_messages where author = 'person'`,
          )
        ).rows
      await expect.poll(status, soon).toEqual([{ status: 'sending', kept: true }])
      await editor.end()
      await expect.poll(status, soon).toEqual([{ status: 'sent', kept: false }])
      expect(handedOver).toBe(1)
      await expectQuiet(db)
    } finally {
      await worker.stop()
    }
  },
)

story(
  'whoever has the work itself locked does not keep it from being looked at again',
  async ({ database }) => {
    const { pool, db } = database
    const lead = await aLeadAt(db, 'AI_CONVERSATION')
    const { rows } = await db.query<{ id: string }>(
      `select id from pipeline.agent_runs where vendor_lead_id = $1 and status = 'queued'`,
      [lead],
    )
    const run = only(rows).id
    const looks = async () =>
      only(
        (
          await db.query(
            `select count(*)::integer as looks from graphile_worker._private_jobs where payload ->> 'run' = $1`,
            [run],
          )
        ).rows,
      ).looks
    const before = await looks()
    const editor = await leaveOpen(
      database,
      'select from pipeline.agent_runs where id = any ($1) for update',
      [run],
    )
    const worker = await pool.connect()
    await worker.query(`set lock_timeout = '50ms'`)
    await worker.query(`select pipeline_private.put_off_work('run_agent', $1)`, [{ run }])
    worker.release(true)
    await editor.end()
    expect(await looks()).toBe(before + 1)
  },
)

story(
  'what a carrier said of a text to a locked lead is looked at again, though the worker that put it off is gone',
  async ({ database }) => {
    const { url, db } = database
    const lead = await aLeadAt(db, 'AI_CONVERSATION')
    const text = only(
      (await db.query<{ id: string }>(`select (pipeline.send_message($1, 'Hi, it is Bob')).id`, [lead])).rows,
    ).id
    await db.query('select from pipeline_private.claim_message($1)', [text])
    await db.query(`select pipeline_private.record_message_sent($1, 'x', 'P1')`, [text])
    const editor = await leaveOpen(
      database,
      'select from pipeline.vendor_leads where id = any ($1) for update',
      [lead],
    )
    await takeTextStatus(db, 'twilio_status', '', { carrier: 'x', id: 'P1', status: 'delivered' })
    const looks = async () =>
      (
        await db.query<{ waits: boolean; begun: number }>(
          `select jobs.run_at > deliveries.due_at as waits, jobs.attempts as begun
           from pipeline.webhook_deliveries as deliveries
           join graphile_worker._private_jobs as jobs on jobs.payload ->> 'delivery' = deliveries.id::text`,
        )
      ).rows
    expect(await looks()).toEqual([{ waits: false, begun: 0 }])

    const worker = await startWorker({ url, log, agents: agentCaller({ builtin: eagerAgents }) })
    await expect.poll(async () => (await looks()).some(({ waits }) => waits), patient).toBe(true)
    await worker.stop()
    await editor.end()
    expect(await looks()).toEqual([{ waits: true, begun: 0 }])
  },
)

story(
  'whoever takes a text over keeps it, though somebody who came before puts it off',
  async ({ database }) => {
    const { pool, db } = database
    const lead = await aLeadAt(db, 'AI_CONVERSATION')
    const text = only(
      (await db.query<{ id: string }>(`select (pipeline.send_message($1, 'Hi, it is Bob')).id`, [lead])).rows,
    ).id
    const claim = (by: Db) => by.query('select from pipeline_private.claim_message($1)', [text])
    await claim(db)
    await db.query('select pipeline_private.drop_message_lease($1, 1)', [text])

    const taker = await pool.connect()
    await taker.query('begin')
    await claim(taker)
    const taken = onceWaitedFor(taker, 'commit')
    await db.query(`select pipeline_private.put_off_work('send_message', $1)`, [{ message: text }])
    await taken
    taker.release()
    const { rows } = await db.query(
      `select send_attempts, lease_until > now() + interval '20 seconds' as kept from pipeline.lead_messages where id = $1`,
      [text],
    )
    expect(rows).toEqual([{ send_attempts: 2, kept: true }])
  },
)

story(
  'an act on leads all of which somebody has locked pauses before it looks again',
  async ({ database }) => {
    const { db } = database
    const leads = [await aLeadAt(db, 'AI_CONVERSATION')]
    const { rows } = await db.query<{ id: string }>(
      `select id from pipeline.start_bulk_act('hold', 'holiday', lead_ids => $1)`,
      [leads],
    )
    const editor = await leaveOpen(
      database,
      'select from pipeline.vendor_leads where id = any ($1) for update',
      leads,
    )
    await db.query('select pipeline_private.run_bulk_act($1)', [only(rows).id])
    const { rows: acts } = await db.query(
      'select status, extract(epoch from booked_at - look_at)::float8 as pause from pipeline.bulk_acts',
    )
    await editor.end()
    expect(acts).toEqual([{ status: 'running', pause: 1 }])
  },
)

inTransaction('whatever the carrier said is written down once the lead is free', async ({ db }) => {
  const written: string[][] = []
  for (const word of [
    { kind: 'sent', carrier: 'x', providerMessageId: 'P1' },
    { kind: 'refused', carrier: 'x', code: '21211', why: 'that is no number', retryable: false },
    { kind: 'unknown', why: 'it did not answer' },
    { kind: 'unavailable', carrier: 'x', code: '503', why: 'it is down' },
  ]) {
    const lead = await aLeadAt(db, 'AI_CONVERSATION')
    const { rows } = await db.query<{ id: string }>(
      `select (pipeline.send_message($1, 'Hi, it is Bob')).id`,
      [lead],
    )
    const text = [only(rows).id]
    await db.query('select from pipeline_private.claim_message($1)', text)
    await db.query('select pipeline_private.keep_carriers_word($1, 1, $2)', [...text, word])
    await db.query('select from pipeline_private.claim_message($1)', text)
    const { rows: now } = await db.query<{ status: string; said: string }>(
      `select status, coalesce(status_reason, provider_message_id, '') as said from pipeline.lead_messages where id = $1`,
      text,
    )
    written.push([only(now).status, only(now).said])
  }
  expect(written).toEqual([
    ['sent', 'P1'],
    ['failed', 'that is no number'],
    ['uncertain', 'it did not answer'],
    ['queued', ''],
  ])
})
