import type pg from 'pg'
import { expect } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { addToPlan, jumpTo } from '../../db/simulation/play.ts'
import { beginSimulation, readSimulation, resumeInterruptedWork } from '../../db/simulation/simulation.ts'
import { agentCaller } from '../../src/agents/agent_caller.ts'
import { builtinAgents } from '../../src/agents/builtin_agents.ts'
import { createLog } from '../../src/log.ts'
import { runDemo } from '../../src/simulation/demo.ts'
import { drive } from '../../src/simulation/drive.ts'
import { foundSimulation, seedOf } from '../../src/simulation/found_simulation.ts'
import { untilQuiet } from '../../src/simulation/quiet.ts'
import { startWorker } from '../../src/worker/worker.ts'
import { story } from '../support/databases/database.ts'
import { untilWaiting } from '../support/databases/locks.ts'
import { aLead, aLeadAt, only } from '../support/leads.ts'

const beginsAt = new Date('2026-03-02T07:00:00Z')
const log = createLog('silent')

story('a simulation without anybody in it ends at once', async ({ database: { pool } }) => {
  await beginSimulation(pool, { seed: 1, vendors: 1, beginsAt })
  await addToPlan(pool, [])
  expect(await drive({ pool, seed: 1, granularitySeconds: 300 })).toBe(true)
})

story('work that nobody does is named', async ({ database: { db } }) => {
  await beginSimulation(db, { seed: 1, vendors: 1, beginsAt })
  const lead = await aLead(db)

  const hanging = untilQuiet(db, { longestHangMs: 50 })
  await expect(hanging).rejects.toMatchObject({
    items: [expect.stringContaining(`lead ${lead} at NEW_LEAD`)],
  })
})

story('whoever has locked a lead is waited for', async ({ database: { pool, db } }) => {
  await beginSimulation(db, { seed: 1, vendors: 1, beginsAt })
  const lead = await aLead(db)
  const person = await pool.connect()
  try {
    await person.query('begin')
    await person.query('select from pipeline.vendor_leads where id = $1 for update', [lead])
    let looks = 0
    const looking: Db = {
      query: (text, values) => {
        looks += 1
        return pool.query(text, values)
      },
    }
    const quiet = untilQuiet(looking, { longestHangMs: 1 })
    await Promise.race([quiet, expect.poll(() => looks).toBeGreaterThan(20)])
    await person.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'sold')`, [lead])
    await person.query('commit')
    await quiet
  } finally {
    person.release()
  }
})

story('what was being booked while the clock jumped is done all the same', async ({ database }) => {
  const { url, pool, db } = database
  await beginSimulation(db, { seed: 1, vendors: 1, beginsAt })
  const worker = await startWorker({ url, log, agents: agentCaller({ builtin: builtinAgents }) })
  try {
    const lead = await aLead(db)
    await untilQuiet(db)
    // No reminder follows a text that has not left.
    await db.query(
      `update pipeline.lead_messages set status = 'cancelled', status_reason = 'for the story' where status = 'queued'`,
    )
    const timersFired = async () =>
      only(
        (
          await db.query(
            `select count(*)::integer from pipeline.pipeline_events where event_type = 'follow_up'`,
          )
        ).rows,
      ).count
    expect(await timersFired()).toBe(0)
    const booking = await pool.connect()
    await booking.query('begin')
    await booking.query(
      `update pipeline.lead_timers set due_at = pipeline.now() + interval '1 second' where vendor_lead_id = $1`,
      [lead],
    )
    await jumpTo(db, new Date(beginsAt.getTime() + 60_000))
    await booking.query('commit')
    booking.release()

    await untilQuiet(db, { longestHangMs: 20_000 })
    expect(await timersFired()).toBe(1)
  } finally {
    await worker.stop()
  }
})

story('what was under way when a simulation was killed is not waited for', async ({ database: { db } }) => {
  await beginSimulation(db, { seed: 1, vendors: 1, beginsAt })
  const [asked, told] = [await aLeadAt(db, 'AI_CONVERSATION'), await aLeadAt(db, 'AI_CONVERSATION')]
  await db.query(
    `select from pipeline.agent_runs as runs, pipeline_private.claim_agent_run(runs.id, runs.attempt)
     where runs.vendor_lead_id = $1 and runs.status = 'queued'`,
    [asked],
  )
  await db.query(`select pipeline_private.claim_message((pipeline.send_message($1, 'Hi, it is Bob')).id)`, [
    told,
  ])
  const begun = async () =>
    only(
      (
        await db.query(
          `select count(*)::integer as attempts, bool_or(lease_until > pg_catalog.now()) as are_waited_for
           from (
             select lease_until from pipeline.agent_runs where status = 'running'
             union all
             select lease_until from pipeline.lead_messages where status = 'sending'
           ) as attempts`,
        )
      ).rows,
    )
  expect(await begun()).toEqual({ attempts: 2, are_waited_for: true })
  expect(await resumeInterruptedWork(db)).toBeGreaterThan(1)
  expect(await begun()).toEqual({ attempts: 2, are_waited_for: false })
})

story('a simulation that is there goes on, whatever is asked for', async ({ database: { pool } }) => {
  expect(await seedOf(pool, 4)).toBe(4)
  const first = await foundSimulation(pool, { seed: 3, vendors: 2, days: 1, beginsAt })
  expect(await seedOf(pool, 4)).toBe(3)
  expect(await foundSimulation(pool, { seed: 4, vendors: 9, days: 1, beginsAt })).toEqual(first)
  expect(await readSimulation(pool)).toEqual({ seed: 3, vendors: 2, beginsAt })
})

story(
  'the demo never runs dry: others come as the first ones come to their end',
  { timeout: 180_000 },
  async ({ database: { url, db } }) => {
    const worker = await startWorker({ url, log, agents: agentCaller({ builtin: builtinAgents }) })
    const enough = new AbortController()
    const demo = runDemo({ url, leads: 3, seed: 1, pace: 1e9, log, signal: enough.signal })
    const arrived = async () =>
      only((await db.query('select count(*)::integer from pipeline.vendor_leads')).rows).count
    try {
      await expect.poll(arrived, { interval: 200 }).toBeGreaterThan(6)
    } finally {
      enough.abort()
      await demo
      await worker.stop()
    }
  },
)

story('the demo goes on when a person and it were in each other’s way', async ({ database }) => {
  const { url, pool, db } = database
  await runDemo({ url, leads: 3, seed: 1, pace: 1e9, log, signal: AbortSignal.abort() })
  const enough = new AbortController()
  const person = await pool.connect()
  await person.query('begin; lock table pipeline.vendor_leads in share row exclusive mode')
  const demo = runDemo({ url, leads: 3, seed: 1, pace: 1e9, log, signal: enough.signal })
  try {
    await untilWaiting(pool, 1)
    // It has the clock already: one of both has to give way, and PostgreSQL chooses, mostly who has waited for longer.
    const theirs = person
      .query('update pipeline_private.simulation_clock set rate = rate')
      .catch((error: pg.DatabaseError) => expect(error.code).toBe('40P01'))
    await Promise.race([theirs, demo])
    await person.query('rollback')
    const arrived = async () => (await db.query('select from pipeline.vendor_leads')).rowCount
    await expect.poll(arrived).toBe(1)
  } finally {
    person.release(true)
    enough.abort()
    await demo
  }
})

story('the demo stops when it is told to, and goes on later', async ({ database: { url, db } }) => {
  const stopped = AbortSignal.abort()
  await runDemo({ url, leads: 3, seed: 1, pace: 3600, log, signal: stopped })
  expect(await readSimulation(db)).toMatchObject({ vendors: 3 })
})
