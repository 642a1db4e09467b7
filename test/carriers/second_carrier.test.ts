import { expect } from 'vitest'
import { agentCaller } from '../../src/agents/agent_caller.ts'
import { createLog } from '../../src/log.ts'
import { startWorker } from '../../src/worker/worker.ts'
import { startFakeCarrier } from '../faults/rig/outside/fake_carrier.ts'
import { httpCarrier } from '../faults/rig/outside/http_carrier.ts'
import { eagerAgents } from '../support/agents.ts'
import { clockwork } from '../support/clockwork.ts'
import { productionStory, story } from '../support/databases/database.ts'
import { aLead, only } from '../support/leads.ts'

// Another carrier is one file, http_carrier.ts, and a row for each of its codes that asks for more than a person.

productionStory(
  'a worker texts through another carrier, from its sender',
  async ({ database: { db, url } }) => {
    await db.query(`update pipeline.settings set send_from = '00:00', send_until = '24:00'`)
    const carrier = await startFakeCarrier()
    const taken = carrier.nextAccepted()
    const lead = await aLead(db)
    const worker = await startWorker({
      ...{ url, log: createLog('silent'), carrier: () => httpCarrier(carrier.url) },
      agents: agentCaller({ builtin: eagerAgents }),
    })
    try {
      expect((await taken).phone).toMatch(/^\+447700900/)
      const { rows } = await db.query('select sender, carrier, segments_per_minute from pipeline.senders')
      expect(rows).toEqual([{ sender: 'Oak Homes', carrier: 'fake', segments_per_minute: 6_000 }])
      await expect
        .poll(
          async () =>
            (
              await db.query(`select carrier, status from pipeline.lead_messages where vendor_lead_id = $1`, [
                lead,
              ])
            ).rows,
          { timeout: 60_000 },
        )
        .toEqual([{ carrier: 'fake', status: 'sent' }])
    } finally {
      await worker.stop()
      await carrier.close()
    }
  },
)

story('what its codes mean is a row, whatever Twilio means by them', async ({ database: { db, pool } }) => {
  await db.query(
    `insert into pipeline.carrier_errors (carrier, error_code, meaning, consequence) values ('twilio', '429', 'gone', 'opt_out')`,
  )
  await db.query(
    `insert into pipeline.carrier_errors (carrier, error_code, meaning, treatment) values ('fake', '429', 'too many requests', 'slows_down')`,
  )
  const carrier = await startFakeCarrier()
  try {
    carrier.mode = 'busy'
    const time = await clockwork(pool, {
      ...{ startAt: '2026-06-01T09:00:00+01:00', agents: eagerAgents },
      carrier: () => httpCarrier(carrier.url),
    })
    await aLead(db)
    await time.pass('1 minute')
    expect(only((await db.query('select type, scope from pipeline.alerts')).rows)).toEqual({
      type: 'CARRIER_SLOW',
      scope: 'fake',
    })
    carrier.mode = 'accept'
    await time.pass('10 minutes')
    expect(carrier.accepted).toHaveLength(1)
  } finally {
    await carrier.close()
  }
})
