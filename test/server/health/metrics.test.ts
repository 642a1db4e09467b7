import { expect, test, vi } from 'vitest'
import { createLog } from '../../../src/log.ts'
import { createMetrics } from '../../../src/metrics/metrics.ts'
import { startServer } from '../../../src/server/server.ts'
import { listenForMetrics } from '../../../src/worker/metrics_listener.ts'
import { startWorker } from '../../../src/worker/worker.ts'
import { letJobsBeLost } from '../../support/databases/database.ts'
import { aLead, stageOf } from '../../support/leads.ts'
import { apiStory } from '../support/api.ts'
import { oneSchema } from '../support/one_schema.ts'
import { metricsToken } from '../support/story.ts'

const until = (isTrue: () => Promise<boolean>) => vi.waitUntil(isTrue, { timeout: 60_000 })
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })

/** What stands behind a series, by its name and labels as Prometheus reads them. */
async function scrape(
  address: string,
  token = metricsToken,
): Promise<(series: string) => number | undefined> {
  const response = await fetch(`${address}/metrics`, bearer(token))
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=/)
  const text = await response.text()
  // Seconds may have any digits: they are left out.
  expect(text.replaceAll(/ [\d.e+-]+$/gm, '')).not.toMatch(/447700|Jo Smith|operator \(story\)/)
  const lines = new Map(
    text.split('\n').map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
  )
  return (series) => lines.get(series)
}

apiStory(
  'Prometheus reads moves, work that is due, dead letters and people’s work from the web process',
  async ({ database: { db }, server, tokenOf, ask }) => {
    const before = await scrape(server.address)
    expect(before('pipeline_database_up')).toBe(1)
    expect(before('pipeline_workers{state="connected"}')).toBe(0)

    const lead = await aLead(db)
    await aLead(db)
    await db.query(
      `update pipeline.vendor_leads set pipeline_stage = 'DEAD_LEAD', dead_reason = 'sold' where id = $1`,
      [lead],
    )
    await letJobsBeLost(db)
    await db.query(
      `update pipeline.agent_runs set next_attempt_at = now() - interval '90 seconds' where status = 'queued'`,
    )
    const busy = await scrape(server.address)
    expect(busy('pipeline_moves_total{from="",to="NEW_LEAD"}')).toBe(2)
    expect(busy('pipeline_moves_total{from="NEW_LEAD",to="DEAD_LEAD"}')).toBe(1)
    expect(busy('pipeline_queue_due{task="run_agent"}')).toBe(1)
    expect(busy('pipeline_queue_oldest_due_seconds{task="run_agent"}')).toBeGreaterThanOrEqual(90)
    expect(busy('pipeline_queue_due{task="lead_timer"}')).toBe(0)

    expect(busy('pipeline_repairs_total')).toBe(0)
    await db.query('delete from graphile_worker._private_jobs')
    const mended = await db.query(`select pipeline_private.book_overdue_work('1 minute') as works`)
    expect(mended.rows).toEqual([{ works: 1 }])
    const again = await scrape(server.address, await tokenOf('viewer'))
    expect(again('pipeline_moves_total{from="NEW_LEAD",to="DEAD_LEAD"}')).toBe(1)
    expect(again('pipeline_pool_connections{pool="server work",state="waiting"}')).toBe(0)
    expect(again('pipeline_http_request_seconds_count{route="/metrics",method="GET",status="200"}')).toBe(2)
    // An event is counted once all that began before it is over, in other stories as well.
    const repairs = async () => (await scrape(server.address))('pipeline_repairs_total')
    await until(async () => (await repairs()) === 1)

    await ask('viewer', '{ now }')
    const watcher = new WebSocket(`${server.address.replace('http', 'ws')}/graphql`, {
      protocols: 'graphql-transport-ws',
      ...bearer(await tokenOf('viewer')),
    } as never)
    const clients = async () => (await scrape(server.address))('pipeline_subscription_clients')
    await until(async () => (await clients()) === 1)
    watcher.close()
    await until(async () => (await clients()) === 0)
  },
)

apiStory(
  'a worker counts attempts, retries, dead letters, texts and tasks, for whom it knows',
  async ({ database: { db, url }, server, tokenOf }) => {
    let isOut = false
    await db.query(`update pipeline.agents set backoff = '0 seconds', max_attempts = 2`)
    const metrics = createMetrics({ ofProcess: true })
    const listener = await listenForMetrics({ metrics, port: 0, token: metricsToken })
    const worker = await startWorker({
      url,
      metrics,
      log: createLog('silent'),
      agents: {
        async call() {
          if (isOut) throw new Error('the agent is out')
          return { outcome: 'advance', message: { purpose: 'initial_contact', body: 'Hello, this is Sam' } }
        },
      },
    })
    try {
      await db.query(`update pipeline.settings set send_from = '00:00', send_until = '24:00'`)
      const good = await aLead(db)
      await until(async () => (await stageOf(db, good)) === 'AI_CONVERSATION')
      isOut = true
      await aLead(db)
      const worked = async () => await scrape(listener.address)
      await until(
        async () =>
          (await worked())(
            'pipeline_agent_attempts_total{agent="sms_agent",outcome="failed",verdict="dead"}',
          ) === 1,
      )
      await until(async () => (await worked())('pipeline_texts_total{result="sent"}') === 1)
      const read = await worked()
      expect(read('pipeline_agent_attempts_total{agent="sms_agent",outcome="failed",verdict="retry"}')).toBe(
        1,
      )
      expect(
        read('pipeline_agent_attempts_total{agent="sms_agent",outcome="advance",verdict="settled"}'),
      ).toBe(1)
      expect(read('pipeline_task_seconds_count{task="run_agent",result="done"}')).toBe(3)
      expect(read('pipeline_task_lateness_seconds_bucket{le="15",task="run_agent"}')).toBe(3)
      expect(read('process_cpu_seconds_total')).toBeGreaterThan(0)

      const whole = await scrape(server.address)
      expect(whole('pipeline_dead_letters{agent="sms_agent"}')).toBe(1)
      expect(whole('pipeline_workers{state="connected"}')).toBe(1)
      expect(whole('pipeline_events_total{event="agent_failed"}')).toBeUndefined() // it began to count after them

      for (const headers of [
        {},
        bearer('a guess of somebody').headers,
        bearer(await tokenOf('admin')).headers,
      ]) {
        expect((await fetch(`${listener.address}/metrics`, { headers })).status).toBe(401)
      }
      expect((await fetch(`${listener.address}/`, bearer(metricsToken))).status).toBe(404)
    } finally {
      await worker.stop()
      await listener.stop()
    }
    const refused = await fetch(`${server.address}/webhooks/agents/1`, { method: 'POST' })
    expect(refused.status).toBe(401)
    const counted = await scrape(server.address)
    expect(counted('pipeline_webhooks_total{route="/webhooks/agents/:runId",status="401"}')).toBe(1)
    for (const headers of [{}, bearer('a guess of somebody').headers]) {
      expect((await fetch(`${server.address}/metrics`, { headers })).status).toBe(401)
    }
  },
)

test('a port that is taken is named in one line', async () => {
  const listen = (port: number) => listenForMetrics({ metrics: createMetrics(), port, token: undefined })
  const first = await listen(0)
  await expect(listen(Number(new URL(first.address).port))).rejects.toThrow(
    /^METRICS_PORT \d+: .*EADDRINUSE.* Choose another\.$/,
  )
  await first.stop()
})

test('while the database is away the process still says how it is', async () => {
  const server = await startServer({
    ...{ url: 'postgres://127.0.0.1:1/nothing', port: 0, host: 'localhost' },
    ...{ log: createLog('silent'), metricsToken },
    schemaOf: oneSchema,
  })
  try {
    const read = await scrape(server.address)
    expect(read('pipeline_database_up')).toBe(0)
    expect(read('pipeline_queue_due{task="run_agent"}')).toBeUndefined()
  } finally {
    await server.stop()
  }
})
