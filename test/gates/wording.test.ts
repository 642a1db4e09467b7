import { expect, vi } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { agentCaller } from '../../src/agents/agent_caller.ts'
import { simulatedCarrier } from '../../src/carriers/simulated_carrier.ts'
import { createLog } from '../../src/log.ts'
import { startWorker } from '../../src/worker/worker.ts'
import { eagerAgents } from '../support/agents.ts'
import { inTransaction, productionStory } from '../support/databases/database.ts'
import { aLead, only } from '../support/leads.ts'

/** What later releases brought is no placeholder. */
const firstTexts = [
  ...['conversation_follow_up_1', 'conversation_follow_up_2', 'retry_1', 'retry_2', 'retry_3'],
  ...['validation_rejected', 'video'],
]

/** As a new installation is: what stories set for their production is taken back. */
async function asReleased(db: Db): Promise<void> {
  await db.query(
    `update pipeline.settings set company_name = 'Homestead Buyers', video_url = 'https://example.com/how-it-works'`,
  )
  await db.query(`update pipeline.message_templates set is_placeholder = true where template = any ($1)`, [
    firstTexts,
  ])
}

async function missing(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ what: string }>(
    'select what from pipeline_private.missing_words order by what',
  )
  return rows.map(({ what }) => what)
}

const alerts = async (db: Db) =>
  (await db.query('select type, resolved_at is null as stands from pipeline.alerts')).rows

productionStory(
  'nothing leaves in the name of a company that there is not',
  async ({ database: { db, url } }) => {
    await asReleased(db)
    await db.query(
      `update pipeline.settings set send_from = '00:00', send_until = '24:00', send_days = '{1,2,3,4,5,6,7}'`,
    )
    for (let nth = 0; nth < 3; nth += 1) await aLead(db)
    const worker = await startWorker({
      ...{ url, log: createLog('silent'), carrier: simulatedCarrier },
      agents: agentCaller({ builtin: eagerAgents }),
    })
    try {
      const kept = async () =>
        only(
          (
            await db.query<{ kept: number }>(
              `select count(*)::integer as kept from pipeline.lead_messages where kept_back_since is not null`,
            )
          ).rows,
        ).kept
      await vi.waitUntil(async () => (await kept()) >= 3, 60_000)
      expect(await alerts(db)).toEqual([{ type: 'PLACEHOLDERS_LEFT', stands: true }])
      const { rows } = await db.query(
        `select pipeline.explain_lead(id) -> 'next' as next from pipeline.vendor_leads limit 1`,
      )
      expect(only(rows).next).toMatchObject({ what: 'wording', owedBy: 'person' })

      await db.query(`update pipeline.settings set company_name = 'Oak Homes'`)
      await db.query(`select pipeline.approve_wording('read')`)
      expect(await kept()).toBeGreaterThan(0)
      await db.query(`update pipeline.settings set video_url = 'https://oakhomes.example/how'`)
      await vi.waitUntil(async () => (await kept()) === 0, 60_000)
      expect(await alerts(db)).toEqual([{ type: 'PLACEHOLDERS_LEFT', stands: false }])
      await vi.waitUntil(
        async () =>
          (
            await db.query(
              `select from pipeline.lead_messages where direction = 'outbound' and status = 'sent'`,
            )
          ).rowCount === 3,
        60_000,
      )
    } finally {
      await worker.stop()
    }
  },
)

inTransaction('what the first release left is told, one by one, and so is how it is set', async ({ db }) => {
  await asReleased(db)
  const texts = firstTexts.map((template) => `template:${template}`)
  expect(await missing(db)).toEqual(['company_name', ...texts, 'video_url'])
  await db.query(`update pipeline.message_templates set body = body || ' Bye' where template = 'retry_1'`)
  await db.query(`update pipeline.message_templates set body = body where template = 'retry_2'`)
  expect(await missing(db)).not.toContain('template:retry_1')
  expect(await missing(db)).toContain('template:retry_2')
  await db.query(`select pipeline.approve_wording('read by our solicitor')`)
  expect(await missing(db)).toEqual(['company_name', 'video_url'])
  const { rows } = await db.query(
    `select distinct reason, new_values ->> 'is_placeholder' as now from pipeline.audit_log
     where table_name = 'message_templates' and reason is not null`,
  )
  expect(rows).toEqual([{ reason: 'read by our solicitor', now: 'false' }])
})

for (const url of ['https://www.example.com/v', 'HTTP://EXAMPLE.COM', 'https://example.org?x=1'])
  inTransaction(`${url} is nobody's video`, async ({ db }) => {
    await db.query('update pipeline.settings set video_url = $1', [url])
    expect(await missing(db)).toContain('video_url')
  })

inTransaction('a name that only resembles the example is a name', async ({ db }) => {
  await db.query(
    `update pipeline.settings set company_name = 'Homestead Buyers of Leeds', video_url = 'https://myexample.com/v'`,
  )
  expect(await missing(db)).not.toContain('company_name')
  expect(await missing(db)).not.toContain('video_url')
})
