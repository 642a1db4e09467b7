import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'vitest'
import { agentCaller } from '../../src/agents/agent_caller.ts'
import { simulatedCarrier } from '../../src/carriers/simulated_carrier.ts'
import { createLog } from '../../src/log.ts'
import { crontabOf } from '../../src/worker/crontab.ts'
import { taskList } from '../../src/worker/task_list.ts'
import { story } from '../support/databases/database.ts'
import { workersPoolOf } from '../support/databases/workers_pool.ts'

const watchedStory = story.extend('monitor', async ({ task: _ }, { onCleanup }) => {
  const monitor = { pings: 0, address: '' }
  const server = createServer((_, response) => {
    monitor.pings += 1
    response.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onCleanup(() => {
    server.closeAllConnections()
    server.close()
  })
  monitor.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ping`
  return monitor
})

watchedStory(
  'a sign of life is given while all is well, and none while it is not',
  async ({ database, monitor }) => {
    const { db, pool } = database
    const workersPool = workersPoolOf(pool)
    const task = taskList({
      ...{ pool: workersPool, log: createLog('silent'), agents: agentCaller({ builtin: {} }) },
      ...{ carrier: simulatedCarrier(workersPool), deadMansSwitchUrl: monitor.address },
    }).ping_dead_mans_switch
    const ping = async () => {
      await (task as (payload: unknown, helpers: unknown) => Promise<void>)(
        {},
        { job: { run_at: new Date() } },
      )
      return monitor.pings
    }
    expect(await ping()).toBe(1)

    await db.query(
      `insert into pipeline.alert_channel_states (channel, broken_since) values ('slack', now())`,
    )
    expect(await ping()).toBe(1)
    await db.query(
      `insert into pipeline.alert_channel_states (channel, last_sent_at) values ('email', now())`,
    )
    expect(await ping()).toBe(2)

    await db.query(`select graphile_worker.add_job('reconcile', run_at => now() - interval '6 minutes')`)
    expect(await ping()).toBe(2)
  },
)

watchedStory('one who cannot be reached is no trouble of ours', async ({ database }) => {
  const workersPool = workersPoolOf(database.pool)
  const task = taskList({
    ...{ pool: workersPool, log: createLog('silent'), agents: agentCaller({ builtin: {} }) },
    ...{ carrier: simulatedCarrier(workersPool), deadMansSwitchUrl: 'http://127.0.0.1:1/ping' },
  }).ping_dead_mans_switch as (payload: unknown, helpers: unknown) => Promise<void>
  // A job that fails is given up, which is an alert of its own: each minute anew.
  await task({}, { job: { run_at: new Date() } })
})

watchedStory('nobody is given a sign of life who is not named', async ({ task: _ }) => {
  const names = (givesSignsOfLife: boolean) => crontabOf({ givesSignsOfLife }).map(({ task }) => task)
  expect(names(true)).toContain('ping_dead_mans_switch')
  expect(names(false)).not.toContain('ping_dead_mans_switch')
})
