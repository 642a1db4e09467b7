import { EventEmitter, once } from 'node:events'
import { expect, vi } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { agentCaller } from '../../src/agents/agent_caller.ts'
import type { Agent } from '../../src/agents/contract/agent.ts'
import { createLog } from '../../src/log.ts'
import { startWorker } from '../../src/worker/worker.ts'
import { eagerAgents } from '../support/agents.ts'
import { vendorSays } from '../support/conversation.ts'
import { story } from '../support/databases/database.ts'
import { aLead, aLeadAt, facts } from '../support/leads.ts'
import { howMany, isProof } from '../support/run/proof.ts'

const log = createLog('silent')

/** Leads that come in by one file. */
async function importLeads(db: Db, count: number): Promise<void> {
  await db.query(
    `insert into pipeline.vendor_leads (vendor_name, vendor_phone)
     select 'V', '+4477' || lpad((90000000 + n)::text, 8, '0') from generate_series(1, $1) as n`,
    [count],
  )
}

/** Resolves when our answer to the lead's vendor has left. */
async function untilAnswered(db: Db, lead: string): Promise<void> {
  const isAnswered = async () =>
    (
      await db.query(
        `select from pipeline.lead_messages
         where vendor_lead_id = $1 and is_reply and status in ('sent', 'delivered')`,
        [lead],
      )
    ).rows.length > 0
  await expect.poll(isAnswered).toBe(true)
}

const answering: Agent = async ({ purpose }) =>
  purpose === 'REPLY'
    ? { outcome: 'reply', message: { purpose: 'reply', body: 'Thank you' } }
    : { outcome: 'advance', message: { purpose: 'initial_contact', body: 'Hello' } }

story('a vendor who writes goes before an import that came first', async ({ database: { url, db } }) => {
  const lead = await aLeadAt(db, 'AI_CONVERSATION', { vendor_phone: '+447700800001' })
  await importLeads(db, 120)
  await vendorSays(db, lead, 'it is a flat')

  const served: string[] = []
  const agent: Agent = (input, signal) => {
    served.push(input.purpose)
    return answering(input, signal)
  }
  const worker = await startWorker({
    ...{ url, log, concurrency: 1 },
    agents: agentCaller({ builtin: { ...eagerAgents, sms_agent: agent } }),
  })
  try {
    await untilAnswered(db, lead)
    expect(served.slice(0, 2)).toContain('REPLY')
    // The text that answers went before the rest as well: what was taken together, and no more.
    expect(served.length).toBeLessThanOrEqual(60)
    await expect.poll(() => served.filter((purpose) => purpose === 'INITIAL_CONTACT').length).toBe(120)
  } finally {
    await worker.stop()
  }
})

story(
  'agents that think long about an import leave a hand for a vendor who writes',
  async ({ database: { url, db } }) => {
    const moments = new EventEmitter()
    let thinking = 0
    const agent: Agent = async (input, signal) => {
      if (input.purpose === 'INITIAL_CONTACT') {
        thinking += 1
        await once(moments, 'release')
      }
      return answering(input, signal)
    }
    const lead = await aLeadAt(db, 'AI_CONVERSATION', { vendor_phone: '+447700800001' })
    const worker = await startWorker({
      ...{ url, log, concurrency: 4 },
      agents: agentCaller({ builtin: { ...eagerAgents, sms_agent: agent } }),
    })
    try {
      await importLeads(db, 120)
      await expect.poll(() => thinking).toBe(4)
      await vendorSays(db, lead, 'it is a flat')
      await untilAnswered(db, lead)
      expect(thinking).toBe(4)
    } finally {
      moments.emit('release')
      await worker.stop()
    }
  },
)

story(
  'vendors are answered all the while an import goes on, and the import ends',
  { timeout: isProof ? 1_200_000 : 60_000 },
  async ({ database: { url, db } }) => {
    await db.query(
      `update pipeline.settings set send_from = '00:00', send_until = '24:00', texts_per_minute = null`,
    )
    const talking: string[] = []
    for (let nth = 1; nth <= 20; nth += 1) {
      talking.push(
        await aLeadAt(db, 'AI_CONVERSATION', { vendor_phone: `+4477008000${String(nth).padStart(2, '0')}` }),
      )
    }
    const imported = howMany('importedLeads')
    await importLeads(db, imported)
    const worker = await startWorker({
      url,
      log,
      agents: agentCaller({ builtin: { ...eagerAgents, sms_agent: answering } }),
    })
    const left = async () =>
      (
        await db.query<{ left: number }>(
          `select count(*)::integer as left from pipeline.vendor_leads where pipeline_stage = 'NEW_LEAD'`,
        )
      ).rows[0]?.left
    const waits: number[] = []
    try {
      for (const lead of talking) {
        const beganAt = performance.now()
        await vendorSays(db, lead, 'it is a flat')
        await untilAnswered(db, lead)
        waits.push(performance.now() - beganAt)
      }
      await expect.poll(left, { timeout: isProof ? 1_000_000 : 40_000, interval: 500 }).toBe(0)
    } finally {
      await worker.stop()
    }
    const p95 = waits.toSorted((a, b) => a - b)[Math.ceil(waits.length * 0.95) - 1]
    if (isProof) expect(p95).toBeLessThan(5_000)
  },
)

story('work rings for those who wait for it when it is committed', async ({ database: { pool, db } }) => {
  const waiting = await pool.connect()
  waiting.on('error', () => {}) // it ends with the database
  const rings: string[] = []
  waiting.on('notification', ({ channel }) => rings.push(channel))
  await waiting.query('listen "jobs:insert"')
  await aLead(db, facts)
  await vi.waitUntil(() => rings.length > 0, 60_000)
  expect(new Set(rings)).toEqual(new Set(['jobs:insert']))
  waiting.release(true)
})
