import { expect, vi } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { agentCaller } from '../../src/agents/agent_caller.ts'
import type { Carrier } from '../../src/carriers/carrier.ts'
import { createLog } from '../../src/log.ts'
import { startWorker } from '../../src/worker/worker.ts'
import { eagerAgents } from '../support/agents.ts'
import { clockwork } from '../support/clockwork.ts'
import { productionStory, story } from '../support/databases/database.ts'
import { untilWaiting } from '../support/databases/locks.ts'
import { aLead, aLeadAt, only } from '../support/leads.ts'

const start = '2026-03-02T09:00:00Z'
const stopAll = `select pipeline.stop_texts('all', 'a wrong price')`
const resumeAll = `select pipeline.resume_texts('all', 'corrected')`

async function aText(db: Db): Promise<string> {
  const lead = await aLeadAt(db, 'RETRY_1')
  const { rows } = await db.query<{ id: string }>(
    `select id from pipeline.lead_messages where vendor_lead_id = $1 and status = 'queued'`,
    [lead],
  )
  return only(rows).id
}

const claim = (db: Db, text: string) =>
  db.query<{ id: string }>('select id from pipeline_private.claim_message($1)', [text])

async function statusOf(db: Db, text: string) {
  const { rows } = await db.query<{ status: string; kept: boolean }>(
    'select status, kept_back_since is not null as kept from pipeline.lead_messages where id = $1',
    [text],
  )
  return only(rows)
}

story(
  'whoever stops waits for what is being taken for sending, and for nothing after it',
  async ({ database }) => {
    const { pool, db } = database
    await clockwork(pool, { startAt: start })
    const [first, second] = [await aText(db), await aText(db)]
    const sender = await pool.connect()
    await sender.query('begin')
    expect((await claim(sender, first)).rowCount).toBe(1)
    const stopping = db.query(stopAll)
    await untilWaiting(pool, 1)
    await sender.query('commit')
    sender.release()
    await stopping
    expect((await claim(db, second)).rowCount).toBe(0)
    expect(await statusOf(db, second)).toEqual({ status: 'queued', kept: true })
    // At the carrier already; it says what became of it.
    await db.query(`select pipeline_private.record_message_sent($1, 'fake', 'P1')`, [first])
    expect(await statusOf(db, first)).toEqual({ status: 'sent', kept: false })
  },
)

story('a stop that has not been committed yet lets nothing leave', async ({ database }) => {
  const { pool, db } = database
  await clockwork(pool, { startAt: start })
  const text = await aText(db)
  const person = await pool.connect()
  await person.query('begin')
  await person.query(stopAll)
  await expect(claim(db, text)).rejects.toMatchObject({ code: '55P03' })
  await person.query('commit')
  person.release()
  expect((await claim(db, text)).rowCount).toBe(0)
  expect(await statusOf(db, text)).toEqual({ status: 'queued', kept: true })
})

story('what is kept back while a stop ends is not forgotten', async ({ database }) => {
  const { pool, db } = database
  const time = await clockwork(pool, { startAt: start })
  const text = await aText(db)
  await db.query(stopAll)
  const sender = await pool.connect()
  await sender.query('begin')
  expect((await claim(sender, text)).rowCount).toBe(0)
  const resuming = db.query(resumeAll)
  await untilWaiting(pool, 1)
  await sender.query('commit')
  sender.release()
  await resuming
  await time.settle()
  expect(await statusOf(db, text)).toEqual({ status: 'sent', kept: false })
})

story('a text that the carrier turned out not to have stays here', async ({ database }) => {
  const { pool, db } = database
  let sends = 0
  const carrier: Carrier = {
    name: 'broken',
    async send() {
      sends += 1
      if (sends === 1) throw new Error('the line was cut')
      return { kind: 'sent', providerMessageId: `P${sends}` }
    },
    async lookup() {
      await db.query(stopAll)
      return { kind: 'not_sent' }
    },
  }
  const time = await clockwork(pool, { startAt: start, carrier: () => carrier })
  const text = await aText(db)
  await time.settle()
  await db.query('update graphile_worker._private_jobs set run_at = now() where attempts > 0')
  await time.settle()
  expect(sends).toBe(1)
  expect(await statusOf(db, text)).toEqual({ status: 'queued', kept: true })
  await db.query(resumeAll)
  await time.pass('1 minute')
  expect(sends).toBe(2)
})

productionStory('a worker at work stops, and goes on', async ({ database: { db, url } }) => {
  const sent: string[] = []
  const carrier: Carrier = {
    name: 'listening',
    async send({ messageId }) {
      sent.push(messageId)
      return { kind: 'sent', providerMessageId: `P-${messageId}` }
    },
    lookup: async () => ({ kind: 'not_sent' }),
  }
  await db.query(
    `update pipeline.settings set send_from = '00:00', send_until = '24:00', send_days = '{1,2,3,4,5,6,7}'`,
  )
  const worker = await startWorker({
    ...{ url, log: createLog('silent'), carrier: () => carrier },
    agents: agentCaller({ builtin: eagerAgents }),
  })
  try {
    await aLead(db)
    await vi.waitUntil(() => sent.length > 0, 60_000)
    await db.query(stopAll)
    const before = sent.length
    for (let nth = 0; nth < 5; nth += 1) await aLead(db)
    await vi.waitUntil(
      async () =>
        only(
          (
            await db.query(
              `select count(*)::integer as kept from pipeline.agent_runs where kept_back_since is not null`,
            )
          ).rows,
        ).kept >= 5,
      60_000,
    )
    expect(sent.length).toBe(before)
    await db.query(resumeAll)
    await vi.waitUntil(() => sent.length >= before + 5, 60_000)
  } finally {
    await worker.stop()
  }
})
