import { expect } from 'vitest'
import { DatabaseUnfit } from '../../../db/connection/obstacle.ts'
import type { Db } from '../../../db/connection/pool.ts'
import { type ClaimedRun, claimAgentRun, settleAgentRun } from '../../../db/work/agent_runs.ts'
import { AgentRefusal, AgentUnavailable } from '../../../src/agents/agent_failure.ts'
import type { Agent } from '../../../src/agents/contract/agent.ts'
import { type FakeAgents, startFakeAgents } from '../../faults/rig/outside/fake_agents.ts'
import { answer, serve } from '../../faults/rig/outside/fake_server.ts'
import { eagerAgents } from '../../support/agents.ts'
import { type Clockwork, clockwork } from '../../support/clockwork.ts'
import { type OwnDatabase, story } from '../../support/databases/database.ts'
import { onceWaitedFor } from '../../support/databases/locks.ts'
import { aLead, aLeadAt, only } from '../../support/leads.ts'
import { howMany } from '../../support/run/proof.ts'

const startAt = '2026-06-01T09:00:00+01:00'

async function overHttp(db: Db, endpoint: string): Promise<void> {
  await db.query(`update pipeline.agents set transport = 'http', endpoint = $1, deadline = '1 second'`, [
    endpoint,
  ])
}

async function leadsArrive(db: Db, count: number): Promise<void> {
  for (let nth = 1; nth <= count; nth += 1) await aLead(db)
}

/** What people are told or asked. */
async function told(db: Db) {
  const { rows } = await db.query(
    `select type as what, resolved_at is null as open, detail ->> 'leads' as leads from pipeline.alerts
     union all
     select kind, resolved_at is null, null from pipeline.review_items`,
  )
  return rows
}

async function countsOf(db: Db) {
  const { rows } = await db.query<{ contacted: number; dead: number; attempts: number; waiting: number }>(
    `select
       (select count(*)::integer from pipeline.vendor_leads where pipeline_stage <> 'NEW_LEAD') as contacted,
       count(*) filter (where status = 'dead')::integer as dead,
       max(attempt)::integer as attempts,
       count(*) filter (where waits_for_agent_since is not null)::integer as waiting
     from pipeline.agent_runs`,
  )
  return only(rows)
}

const agentStory = story.extend('fake', async ({ task: _ }, { onCleanup }): Promise<FakeAgents> => {
  const fake = await startFakeAgents()
  onCleanup(() => fake.close())
  return fake
})

async function outage({ pool, db }: OwnDatabase, fake: FakeAgents, leads: number): Promise<Clockwork> {
  const time = await clockwork(pool, { startAt })
  await overHttp(db, fake.url)
  fake.mode = () => 'fail'
  await leadsArrive(db, leads)
  await time.settle()
  return time
}

agentStory(
  'an agent that is down for an hour is one alert; nobody is asked, and all go on by themselves',
  { timeout: 180_000 },
  async ({ database, fake }) => {
    const { db } = database
    const leads = howMany('leadsOfAnOutage')
    const time = await outage(database, fake, leads)
    expect(await told(db)).toEqual([{ what: 'AGENT_DOWN', open: true, leads: expect.any(String) }])
    await time.pass('1 hour')
    expect(await told(db)).toEqual([{ what: 'AGENT_DOWN', open: true, leads: String(leads) }])
    expect(await countsOf(db)).toMatchObject({ contacted: 0, dead: 0, waiting: leads })
    // Tried about once a minute, and not for each lead.
    expect(fake.calls.length).toBeLessThan(100)

    fake.mode = () => 'answer'
    await time.pass('10 minutes')
    expect(await countsOf(db)).toMatchObject({ contacted: leads, dead: 0, waiting: 0 })
    expect(await told(db)).toEqual([{ what: 'AGENT_DOWN', open: false, leads: String(leads) }])
  },
)

agentStory(
  'of two agents that are down at once each has its own alert, and its leads go on when it is back',
  { timeout: 180_000 },
  async ({ database: { pool, db }, fake }) => {
    const other = await startFakeAgents()
    try {
      const time = await clockwork(pool, { startAt })
      await overHttp(db, fake.url)
      await db.query(`update pipeline.agents set endpoint = $1 where agent = 'deal_validator'`, [other.url])
      fake.mode = () => 'fail'
      other.mode = () => 'fail'
      await leadsArrive(db, 4)
      for (let nth = 1; nth <= 4; nth += 1) await aLeadAt(db, 'DEAL_VALIDATION')
      await time.pass('5 minutes')
      const alerts = async () => {
        const { rows } = await db.query<{ about: string; open: boolean }>(
          `select detail ->> 'agent' as about, resolved_at is null as open from pipeline.alerts where type = 'AGENT_DOWN' order by 1`,
        )
        return rows.map(({ about, open }) => `${about} ${open ? 'down' : 'back'}`)
      }
      const waiting = async () => {
        const { rows } = await db.query<{ agent: string }>(
          `select distinct agent from pipeline.agent_runs where waits_for_agent_since is not null order by agent`,
        )
        return rows.map(({ agent }) => agent)
      }
      expect(await alerts()).toEqual(['deal_validator down', 'sms_agent down'])
      expect(await waiting()).toEqual(['deal_validator', 'sms_agent'])

      fake.mode = () => 'answer'
      await time.pass('5 minutes')
      expect(await alerts()).toEqual(['deal_validator down', 'sms_agent back'])
      expect(await waiting()).toEqual(['deal_validator'])
      expect(await countsOf(db)).toMatchObject({ dead: 0 })

      other.mode = () => 'answer'
      await time.pass('5 minutes')
      expect(await alerts()).toEqual(['deal_validator back', 'sms_agent back'])
      expect(await waiting()).toEqual([])
      expect(await countsOf(db)).toMatchObject({ contacted: 8, dead: 0 })
    } finally {
      await other.close()
    }
  },
)

agentStory(
  'a lead that was locked as its agent came back goes on, though the agent faltered once more meanwhile',
  async ({ database, fake }) => {
    const { pool, db } = database
    const time = await outage(database, fake, 4)
    const somebody = await pool.connect()
    await somebody.query('begin')
    await somebody.query(
      'select from pipeline.agent_runs where waits_for_agent_since is not null order by id limit 1 for update',
    )
    fake.mode = () => 'answer'
    await time.pass('2 minutes')
    expect(await countsOf(db)).toMatchObject({ contacted: 3, waiting: 1 })

    const before = fake.calls.length
    fake.mode = () => (fake.calls.length <= before + 1 ? 'fail' : 'answer')
    await leadsArrive(db, 1)
    await time.pass('10 seconds')
    expect(await countsOf(db)).toMatchObject({ contacted: 4, waiting: 1 })
    await somebody.query('commit')
    somebody.release()
    await time.pass('5 minutes')
    expect(await countsOf(db)).toMatchObject({ contacted: 5, dead: 0, waiting: 0 })
  },
)

story('an agent that finds no database is not down, and no attempt of its counts', async ({ database }) => {
  const { pool, db } = database
  let asked = 0
  const withoutDatabase: Agent = async (input, signal) => {
    asked += 1
    if (asked <= 5) throw new DatabaseUnfit({ says: 'no connection in time', code: undefined }, undefined)
    return (eagerAgents.sms_agent as Agent)(input, signal)
  }
  const time = await clockwork(pool, { startAt, agents: { ...eagerAgents, sms_agent: withoutDatabase } })
  await leadsArrive(db, 4)
  await time.settle()
  expect(await told(db)).toEqual([])
  expect(await countsOf(db)).toEqual({ contacted: 4, dead: 0, attempts: 1, waiting: 0 })
})

agentStory('leads that come in while an agent is down wait with the others', async ({ database, fake }) => {
  const { db } = database
  const time = await outage(database, fake, 4)
  await time.pass('10 minutes')
  const calls = fake.calls.length
  await leadsArrive(db, 10)
  await time.settle()
  expect(fake.calls.length).toBeLessThanOrEqual(calls + 1)
  expect(await countsOf(db)).toMatchObject({ contacted: 0, waiting: 14 })
  fake.mode = () => 'answer'
  await time.pass('10 minutes')
  expect(await countsOf(db)).toMatchObject({ contacted: 14, dead: 0, waiting: 0 })
})

agentStory('those that are on hold while an agent is down go on after it', async ({ database, fake }) => {
  const { db } = database
  const time = await outage(database, fake, 4)
  await time.pass('5 minutes')
  await db.query(`select pipeline.hold_lead(id, 'on holiday') from pipeline.vendor_leads`)
  await time.pass('1 hour')
  fake.mode = () => 'answer'
  await db.query('select pipeline.release_lead(id) from pipeline.vendor_leads')
  await time.pass('10 minutes')
  expect(await countsOf(db)).toMatchObject({ contacted: 4, dead: 0, waiting: 0 })
})

story(
  'an agent that fails for one lead leaves it to a person, until it succeeds for it',
  async ({ database: { pool, db } }) => {
    let isBroken = true
    const forOne: Agent = async (input, signal) => {
      if (input.lead.firstName === 'Unlucky' && isBroken) throw new Error('no')
      return eagerAgents.sms_agent?.(input, signal) ?? { outcome: 'advance' }
    }
    const time = await clockwork(pool, { startAt, agents: { ...eagerAgents, sms_agent: forOne } })
    const unlucky = await aLead(db, { vendor_name: 'Unlucky Jones' })
    await leadsArrive(db, 5)
    await time.pass('1 minute')
    expect(await told(db)).toEqual([
      { what: 'AGENT_FAILURE', open: true, leads: null },
      { what: 'agent_failure', open: true, leads: null },
    ])

    // The vendor writes: another run of the agent, which succeeds.
    isBroken = false
    await db.query(
      `select pipeline.record_inbound_message(vendor_phone, 'hello?', 'SM1') from pipeline.vendor_leads where id = $1`,
      [unlucky],
    )
    await time.settle()
    const { rows } = await db.query(
      `select from pipeline.alerts where resolved_at is null union all select from pipeline.review_items where kind = 'agent_failure' and resolved_at is null`,
    )
    expect(rows).toEqual([])
  },
)

story(
  'answers about the contents of leads do not make an agent count as down',
  async ({ database: { pool, db } }) => {
    const refusing: Agent = async () => {
      throw new AgentRefusal('The agent answered HTTP 422')
    }
    const time = await clockwork(pool, { startAt, agents: { ...eagerAgents, sms_agent: refusing } })
    await leadsArrive(db, 5)
    await time.settle()
    expect(await countsOf(db)).toMatchObject({ dead: 5, waiting: 0 })
    expect((await told(db)).filter(({ what }) => what === 'AGENT_DOWN')).toEqual([])
  },
)

story('an agent that says when to come again is not asked before', async ({ database: { pool, db } }) => {
  let calls = 0
  let isBusy = true
  const server = await serve((_, __, response) => {
    calls += 1
    if (isBusy) {
      response.setHeader('retry-after', '1800')
      return answer(response, 429, {})
    }
    return answer(response, 200, {
      outcome: 'advance',
      message: { purpose: 'initial_contact', body: 'Hello' },
    })
  })
  try {
    const time = await clockwork(pool, { startAt })
    await overHttp(db, server.url)
    await leadsArrive(db, 6)
    await time.settle()
    const before = calls
    await time.pass('29 minutes')
    expect(calls).toBe(before)
    isBusy = false
    await time.pass('10 minutes')
    expect(await countsOf(db)).toMatchObject({ contacted: 6, dead: 0, waiting: 0 })
  } finally {
    await server.close()
  }
})

agentStory(
  'two leads that an outage left to people begin anew as soon as the agent answers anybody',
  async ({ database, fake }) => {
    const { db } = database
    const time = await outage(database, fake, 2)
    await time.pass('10 minutes')
    expect(await told(db)).toEqual([
      { what: 'AGENT_FAILURE', open: true, leads: null },
      { what: 'AGENT_FAILURE', open: true, leads: null },
      { what: 'agent_failure', open: true, leads: null },
      { what: 'agent_failure', open: true, leads: null },
    ])
    fake.mode = () => 'answer'
    await leadsArrive(db, 1)
    await time.pass('5 minutes')
    expect(await countsOf(db)).toMatchObject({ contacted: 3 })
    expect((await told(db)).filter(({ open }) => open)).toEqual([])
  },
)

story(
  'an agent that is there for all but one lead is asked about it once more, and then left to a person',
  async ({ database: { pool, db } }) => {
    let calls = 0
    const awayForOne: Agent = async (input, signal) => {
      if (input.lead.firstName === 'Unlucky') {
        calls += 1
        throw new AgentUnavailable('HTTP 503')
      }
      return eagerAgents.sms_agent?.(input, signal) ?? { outcome: 'advance' }
    }
    const time = await clockwork(pool, { startAt, agents: { ...eagerAgents, sms_agent: awayForOne } })
    await aLead(db, { vendor_name: 'Unlucky Jones' })
    await time.pass('10 minutes')
    for (let nth = 1; nth <= 4; nth += 1) {
      await leadsArrive(db, 1)
      await time.pass('10 minutes')
    }
    expect(calls).toBe(8)
    expect((await told(db)).filter(({ open }) => open)).toHaveLength(2)
  },
)

agentStory('an alert about an agent ends when nobody waits for it any more', async ({ database, fake }) => {
  const { db } = database
  const time = await outage(database, fake, 4)
  expect(await told(db)).toEqual([{ what: 'AGENT_DOWN', open: true, leads: expect.any(String) }])
  await db.query(
    `select pipeline.override_stage(id, 'DEAD_LEAD', 'sold elsewhere') from pipeline.vendor_leads`,
  )
  await time.pass('5 minutes')
  expect((await told(db)).filter(({ open }) => open)).toEqual([])
})

story(
  'an answer to what was asked before, which comes as the agent goes down, does not make it count as back',
  async ({ database: { pool, db } }) => {
    const runs: ClaimedRun[] = []
    await leadsArrive(db, 4)
    const queued = await db.query<{ id: string }>('select id from pipeline.agent_runs order by id')
    for (const [index, { id }] of queued.rows.entries()) {
      const run = await claimAgentRun(db, { runId: id, attempt: 1, jobId: String(index) })
      if (run !== null) runs.push(run)
    }
    const [first, second, third, answered] = runs
    if (!first || !second || !third || !answered) throw new Error('four runs were to be claimed')
    const isAway = (by: Db, { runId, token }: ClaimedRun) =>
      by.query(`select pipeline_private.fail_agent_run($1, $2, 'nobody there', true, true)`, [runId, token])
    await isAway(db, first)
    await isAway(db, second)
    const goingDown = await pool.connect()
    await goingDown.query('begin')
    await isAway(goingDown, third)
    const isDown = onceWaitedFor(goingDown, 'commit')
    await settleAgentRun(db, answered, { outcome: 'reply' })
    await isDown
    goingDown.release()
    const { rows } = await db.query(
      `select down_since is not null as down, look_at is not null as looked_after from pipeline.agent_outages`,
    )
    expect(rows).toEqual([{ down: true, looked_after: true }])
    expect(await countsOf(db)).toMatchObject({ waiting: 1 })
  },
)

story.for([
  { what: 'a wait beyond all numbers', status: 503, wait: '9'.repeat(400), body: '{}', waiting: 1 },
  { what: 'a wait beyond all time', status: 429, wait: '9'.repeat(30), body: '{}', waiting: 1 },
  { what: 'a wait that is over', status: 503, wait: 'Thu, 01 Jan 1970 00:00:00 GMT', body: '{}', waiting: 3 },
  { what: 'a wait that is none', status: 503, wait: '-5', body: '{}', waiting: 3 },
  { what: 'an answer that is no text', status: 200, wait: '', body: '\0', waiting: 3 },
  {
    what: 'an answer that no database can keep',
    status: 200,
    wait: '',
    body: '{"outcome":"advance","notes":{"a":"\\u0000\\ud800"}}',
    waiting: 0,
  },
])(
  '$what counts as an attempt, or as an outage, like any other',
  async (said, { database: { pool, db } }) => {
    const server = await serve((_, __, response) => {
      response.writeHead(said.status, said.wait === '' ? {} : { 'retry-after': said.wait }).end(said.body)
    })
    try {
      const time = await clockwork(pool, { startAt })
      await overHttp(db, server.url)
      await leadsArrive(db, 3)
      await time.pass('30 seconds')
      expect(await countsOf(db)).toMatchObject({ waiting: said.waiting, dead: said.waiting > 0 ? 0 : 3 })
      const down = (await told(db)).filter(({ what }) => what === 'AGENT_DOWN')
      expect(down).toHaveLength(said.waiting > 0 ? 1 : 0)
    } finally {
      await server.close()
    }
  },
)
