import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, vi } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { twilioCarrier } from '../../src/carriers/twilio/twilio_carrier.ts'
import { type FakeTwilio, startFakeTwilio } from '../carriers/fake_twilio.ts'
import { eagerAgents } from '../support/agents.ts'
import { clockwork } from '../support/clockwork.ts'
import { type OwnDatabase, story } from '../support/databases/database.ts'
import { aLead, only } from '../support/leads.ts'

const morning = '2026-06-01T09:00:00+01:00'

const ledgerStory = story
  .extend('twilio', async ({ task: _ }, { onCleanup }) => {
    const twilio = await startFakeTwilio()
    onCleanup(() => twilio.close())
    return twilio
  })
  .extend('remote', async ({ task: _ }, { onCleanup }) => {
    const remote = { answer: (_response: ServerResponse) => {}, calls: 0 }
    const server = createServer((_, response) => {
      remote.calls += 1
      remote.answer(response)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onCleanup(() => {
      server.closeAllConnections()
      server.close()
    })
    return Object.assign(remote, { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
  })

/** The SMS agent is elsewhere, and has three seconds for an answer. */
async function callRemotely(db: Db, endpoint: string): Promise<void> {
  await db.query(
    `update pipeline.agents set transport = 'http', endpoint = $1, max_attempts = 1, deadline = '3 seconds' where agent = 'sms_agent'`,
    [endpoint],
  )
}

const through = ({ pool }: OwnDatabase, twilio: FakeTwilio) =>
  clockwork(pool, {
    startAt: morning,
    agents: eagerAgents,
    carrier: () => twilioCarrier(twilio.settings, { lookAgainAfterMs: 0 }),
  })

async function callsIn(db: Db) {
  const { rows } = await db.query(
    `select provider, purpose, agent, vendor_lead_id as lead, outcome, code, units::float8 as units, provider_call_id as told
     from pipeline.api_usage order by began_at, ms desc`,
  )
  return rows
}

ledgerStory(
  'a text through Twilio leaves one row, with its lead and segments',
  async ({ database, twilio }) => {
    const time = await through(database, twilio)
    const lead = await aLead(database.db)
    await time.settle()
    const text = {
      provider: 'twilio',
      purpose: 'send_text',
      agent: null,
      lead,
      outcome: 'ok',
      code: '201',
      units: 1,
    }
    expect(await callsIn(database.db)).toEqual([{ ...text, told: only(twilio.taken).sid }])
  },
)

for (const [mode, outcome, code] of [
  ['busy', 'limited', '20429'],
  ['early_500', 'failed', '20500'],
  ['lost_answer', 'failed', 'ECONNRESET'],
  ['locked_out', 'refused', '20003'],
] as const) {
  ledgerStory(`a call that ends as ${mode} leaves its row, too`, async ({ database, twilio }) => {
    const time = await through(database, twilio)
    const lead = await aLead(database.db)
    twilio.mode = mode
    await time.settle()
    expect(await callsIn(database.db)).toMatchObject([
      { purpose: 'send_text', lead, outcome, code, units: null },
    ])
  })
}

ledgerStory(
  'a text whose call cannot be written down leaves all the same, once',
  async ({ database, twilio }) => {
    const { db } = database
    const time = await through(database, twilio)
    await db.query('alter table pipeline.api_usage add constraint nothing_fits check (false)')
    await aLead(db)
    await time.settle()
    await db.query('alter table pipeline.api_usage drop constraint nothing_fits')
    expect(twilio.taken).toHaveLength(1)
    expect(
      (await db.query('select status, send_attempts as attempts from pipeline.lead_messages')).rows,
    ).toEqual([{ status: 'sent', attempts: 1 }])
  },
)

ledgerStory(
  'a call whose beginning could not be written is written when it ends',
  async ({ database: { db } }) => {
    const call = JSON.stringify({ provider: 'slack', purpose: 'alert' })
    const end = JSON.stringify({ outcome: 'ok', ms: 1_500, code: '200' })
    for (const _ of ['said', 'said again']) {
      await db.query(`select pipeline_private.end_api_call('0197b3a0-0000-7000-8000-000000000000', $1, $2)`, [
        call,
        end,
      ])
    }
    const { rows } = await db.query(
      `select outcome, ms, began_at < clock_timestamp() - interval '1.4 seconds' as before from pipeline.api_usage`,
    )
    expect(rows).toEqual([{ outcome: 'ok', ms: 1_500, before: true }])
  },
)

for (const [name, answer, outcome, code] of [
  ['answers', (response) => response.end(JSON.stringify({ outcome: 'advance' })), 'ok', '200'],
  ['refuses', (response) => response.writeHead(422).end(), 'refused', '422'],
  ['never answers', () => {}, 'timed_out', 'TimeoutError'],
  [
    'stops in the middle',
    (response) => response.write('{', () => response.destroy()),
    'failed',
    'UND_ERR_SOCKET',
  ],
] as [string, (response: ServerResponse) => void, string, string][]) {
  ledgerStory(
    `a remote agent that ${name} leaves a row for each call`,
    async ({ database, twilio, remote }) => {
      const { db } = database
      const time = await through(database, twilio)
      await callRemotely(db, remote.address)
      remote.answer = answer
      const lead = await aLead(db)
      await time.settle()
      const calls = (await callsIn(db)).filter(({ provider }) => provider === 'agent')
      expect(calls).toMatchObject(Array(remote.calls).fill({ agent: 'sms_agent', lead, outcome, code }))
      expect(remote.calls).toBeGreaterThan(0)
    },
  )
}

ledgerStory(
  'a call is there while it is under way, should its process die on the way',
  async ({ database, twilio, remote }) => {
    const { db } = database
    const time = await through(database, twilio)
    await callRemotely(db, remote.address)
    const called = Promise.withResolvers<ServerResponse>()
    remote.answer = called.resolve
    const lead = await aLead(db)
    const settled = time.settle()
    const response = await called.promise
    await vi.waitFor(async () => {
      const [call] = await callsIn(db)
      expect(call).toMatchObject({
        purpose: 'INITIAL_CONTACT',
        agent: 'sms_agent',
        lead,
        outcome: null,
        code: null,
      })
    }, 60_000)
    remote.answer = (next) => next.writeHead(422).end()
    remote.answer(response)
    await settled
    expect((await callsIn(db))[0]).toMatchObject({ outcome: 'refused', code: '422' })
  },
)

ledgerStory('a viewer reads how much was called, by day and provider', async ({ database, twilio }) => {
  const { db } = database
  const time = await through(database, twilio)
  await aLead(db)
  await aLead(db)
  await time.settle()
  await db.query('set role pipeline_viewer')
  const { rows } = await db.query(
    `select day::text, provider, purpose, calls, failed, unfinished, units::float8 as units from pipeline.api_usage_by_day`,
  )
  await db.query('reset role')
  expect(rows).toEqual([
    {
      day: '2026-06-01',
      provider: 'twilio',
      purpose: 'send_text',
      calls: 2,
      failed: 0,
      unfinished: 0,
      units: 2,
    },
  ])
})
