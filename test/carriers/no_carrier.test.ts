import { expect, vi } from 'vitest'
import { agentCaller } from '../../src/agents/agent_caller.ts'
import { createLog } from '../../src/log.ts'
import { configuredCarrier } from '../../src/worker/configured_carrier.ts'
import { startWorker } from '../../src/worker/worker.ts'
import { eagerAgents } from '../support/agents.ts'
import { clockwork } from '../support/clockwork.ts'
import { productionStory, story } from '../support/databases/database.ts'
import { aLead } from '../support/leads.ts'
import { startFakeTwilio } from './fake_twilio.ts'

const nothing = await configuredCarrier({ twilio: undefined })

productionStory(
  'until a carrier is set up texts of real leads wait, with one alert',
  async ({ database }) => {
    const { db, url } = database
    await db.query(`update pipeline.settings set send_from = '00:00', send_until = '24:00'`) // whatever the hour is
    for (let nth = 0; nth < 3; nth += 1) await aLead(db)
    const worker = await startWorker({
      ...{ url, log: createLog('silent'), carrier: nothing },
      agents: agentCaller({ builtin: eagerAgents }),
    })
    try {
      const alerts = async () => (await db.query('select type, message from pipeline.alerts')).rows
      await vi.waitUntil(async () => (await alerts()).length > 0, 60_000)
      expect(await alerts()).toEqual([
        { type: 'CARRIER_DOWN', message: 'Texts wait: no carrier is set up, see docs/set-up-twilio.md' },
      ])
      const { rows } = await db.query(
        `select distinct carrier from pipeline.lead_messages where direction = 'outbound'`,
      )
      expect(rows).toEqual([{ carrier: null }])
    } finally {
      await worker.stop()
    }
  },
)

story('the demo needs none', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, {
    ...{ startAt: '2026-06-01T09:00:00+01:00', agents: eagerAgents, carrier: nothing },
  })
  await aLead(db)
  await time.settle()
  const { rows } = await db.query(
    `select status, carrier from pipeline.lead_messages where direction = 'outbound'`,
  )
  expect(rows).toEqual([{ status: 'sent', carrier: 'simulated' }])
})

story('a worker with a real carrier refuses a simulation', async ({ database: { url } }) => {
  const twilio = await startFakeTwilio()
  try {
    const refused = startWorker({
      ...{ url, log: createLog('silent'), carrier: await configuredCarrier({ twilio: twilio.settings }) },
      agents: agentCaller({ builtin: eagerAgents }),
    })
    await expect(refused).rejects.toThrow('This database is a simulation')
  } finally {
    await twilio.close()
  }
})
