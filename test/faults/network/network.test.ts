import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { expect } from 'vitest'
import { openPool } from '../../../db/connection/pool.ts'
import { addLooker, followMoves } from '../../server/support/following.ts'
import type { TcpProxy } from '../rig/network/proxy.ts'
import type { Rig } from '../rig/rig.ts'
import { networkStory, runsLongStories } from '../rig/stories.ts'

const patient = { timeout: 180_000 }

const startBehind = (proxy: TcpProxy, rig: Rig) => rig.startWorker({ url: proxy.through(rig.url) })

networkStory('the answer to a vendor’s text is lost after it was kept', patient, async ({ rig, proxy }) => {
  await rig.load.arrive(1)
  const { rows } = await rig.db.query('select vendor_phone as phone from pipeline.vendor_leads')
  const intake = openPool(proxy.through(rig.url), { applicationName: 'intake', max: 1 })
  const record = () =>
    intake.query('select pipeline.record_inbound_message($1, $2, $3)', [rows[0].phone, 'go on', 'SM1'])
  try {
    proxy.dropAnswerTo('record_inbound_message')
    await expect(record()).rejects.toThrow()
    await expect(record()).resolves.toBeDefined()
  } finally {
    await intake.end()
  }
  const kept = await rig.db.query(`select from pipeline.lead_messages where direction = 'inbound'`)
  expect(kept.rows).toHaveLength(1)
})

networkStory('a worker no longer hears that there is work', patient, async ({ rig, proxy }) => {
  proxy.deafen('LISTEN')
  await startBehind(proxy, rig).ready
  const called = rig.agents.nextCall()
  const since = performance.now()
  await rig.load.arrive(1)
  await called
  // The poll comes every quarter of a second; the rest is room for a busy machine.
  expect(performance.now() - since).toBeLessThan(5_000)
  await rig.heals()
})

networkStory('every line is cut, again and again', patient, async ({ rig, proxy }) => {
  const worker = startBehind(proxy, rig)
  await worker.ready
  for (const _ of [1, 2, 3, 4, 5]) {
    const called = rig.agents.nextCall()
    await rig.load.arrive(10)
    await called
    proxy.cut()
  }
  await rig.heals()
  expect(worker.hasEnded()).toBe(false)
})

networkStory(
  'whoever waits for an answer that a black hole swallowed waits no longer',
  async ({ rig, proxy }) => {
    const waiting = [1, 2, 3].map(() =>
      openPool(proxy.through(rig.url), { applicationName: 'story', max: 2, overdueAfterMs: 400 }),
    )
    try {
      const ask = () =>
        Promise.allSettled(waiting.flatMap((pool) => [pool, pool]).map((pool) => pool.query('select 1')))
      const answers = async () => (await ask()).map(({ status }) => status)
      expect(new Set(await answers())).toEqual(new Set(['fulfilled']))
      proxy.swallow()
      const lost = ask()
      for (const answer of await lost)
        expect(answer).toMatchObject({ reason: { obstacle: { says: 'PostgreSQL does not answer' } } })
      proxy.release()
      expect(new Set(await answers())).toEqual(new Set(['fulfilled']))
    } finally {
      await Promise.all(waiting.map((pool) => pool.end()))
    }
  },
)

networkStory(
  'a statement that takes its time is waited for, and who only listens notices a dead line',
  async ({ rig, proxy }) => {
    const pool = openPool(proxy.through(rig.url), { applicationName: 'story', overdueAfterMs: 400 })
    try {
      await expect(pool.query('select pg_sleep(1)')).resolves.toBeDefined()
      const listener = await pool.connect()
      const broke = once(listener, 'error')
      await listener.query('listen anything')
      proxy.swallow()
      await broke
      listener.release(true)
    } finally {
      await pool.end()
    }
  },
)

// Without privileges no packet can be swallowed: the proxy stops passing on bytes while the kernel still answers for
// the connection, which is what a peer sees whose machine hangs.
networkStory('nothing passes for twelve seconds', patient, async ({ rig, proxy }) => {
  const worker = startBehind(proxy, rig)
  await worker.ready
  const called = rig.agents.nextCall()
  await rig.load.arrive(20)
  await called
  proxy.hold()
  const { rows } = await rig.db.query<{ heartbeat_at: Date }>(
    'select heartbeat_at from pipeline_private.workers',
  )
  const silence = async () =>
    (
      await rig.db.query<{ ms: number }>('select extract(epoch from clock_timestamp() - $1) * 1000 as ms', [
        rows[0]?.heartbeat_at,
      ])
    ).rows[0]?.ms
  await expect.poll(async () => Number(await silence()), { interval: 250 }).toBeGreaterThan(12_000)
  proxy.release()
  await rig.heals()
  expect(worker.hasEnded()).toBe(false)
})

networkStory.runIf(runsLongStories)(
  'single answers never come while the other lines are sound',
  { timeout: 180_000 },
  async ({ rig, proxy }) => {
    await startBehind(proxy, rig).ready
    for (const asked of [
      'claim_agent_run',
      'settle_agent_run',
      'claim_message',
      'record_message_sent',
      'delete from',
      'with j',
    ]) {
      const swallowed = proxy.holdAnswerTo(asked)
      await rig.load.arrive(1)
      await swallowed
    }
    await rig.heals()
  },
)

networkStory('a person’s forgotten transaction holds a lead', patient, async ({ rig }) => {
  rig.startWorker()
  await rig.load.arrive(1)
  const { rows } = await rig.db.query('select id from pipeline.vendor_leads')
  const forgetful = new pg.Client({
    connectionString: rig.url,
    options: '-c idle_in_transaction_session_timeout=3s',
  })
  forgetful.on('error', () => {})
  await forgetful.connect()
  await forgetful.query('begin')
  await forgetful.query('select from pipeline.vendor_leads where id = $1 for update', [rows[0].id])
  await rig.load.arrive(20)
  await rig.heals()
})

networkStory.runIf(runsLongStories).for([5, 20, 32, 90])(
  'a black hole swallows everything for %i s under load; worker, web process and subscribers are back within a minute',
  { timeout: 400_000 },
  async (seconds, { rig, proxy }) => {
    const worker = startBehind(proxy, rig)
    const port = await rig.startWeb(proxy.through(rig.url)).port
    const token = await addLooker(rig.db)
    const ask = async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        body: JSON.stringify({ query: '{ vendorLeads { totalCount } }' }),
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      })
      return answer.status
    }
    const moves = followMoves(() => port, token)
    await worker.ready
    await expect.poll(ask).toBe(200)
    const called = rig.agents.nextCall()
    await rig.load.arrive(20)
    await called
    proxy.swallow()
    const over = performance.now() + seconds * 1_000
    while (performance.now() < over) {
      await Promise.race([Promise.allSettled(Array.from({ length: 20 }, ask)), pause(2_000)])
    }
    proxy.release()
    await expect.poll(ask).toBe(200)
    await rig.heals()
    const { rows } = await rig.db.query<{ id: string }>(
      `select id::text from pipeline.pipeline_events as events where event_type = 'stage_change' order by events.id`,
    )
    const heard = () => moves.events.toSorted((one, other) => Number(one) - Number(other))
    await expect.poll(heard).toEqual(rows.map(({ id }) => id))
    await moves.lastBreak()
    expect(worker.hasEnded()).toBe(false)
  },
)
