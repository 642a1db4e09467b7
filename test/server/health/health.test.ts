import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { hostname } from 'node:os'
import { expect, test } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { reportWorker } from '../../../db/work/workers.ts'
import { agentCaller } from '../../../src/agents/agent_caller.ts'
import { writeProof } from '../../../src/health/write_proof.ts'
import { createLog } from '../../../src/log.ts'
import { projectFile } from '../../../src/project_file.ts'
import type { SchemaOf } from '../../../src/server/graphql/graphql_routes.ts'
import { startServer } from '../../../src/server/server.ts'
import { startWorker } from '../../../src/worker/worker.ts'
import { setReadOnly } from '../../faults/rig/servers/own_cluster.ts'
import { oneSchema } from '../support/one_schema.ts'
import { serverStory } from '../support/story.ts'

const log = createLog('silent')
const noApi = 'api: is starting'
const noWorker = 'workers: none gives a sign of life'

interface Readiness {
  ready: boolean
  checks: { check: string; ok: boolean; says: string }[]
}

async function readiness(address: string): Promise<{ status: number; ready: boolean; failing: string[] }> {
  const response = await fetch(`${address}/readyz`)
  const { ready, checks }: Readiness = JSON.parse(await response.text())
  return {
    status: response.status,
    ready,
    failing: checks.filter(({ ok }) => !ok).map(({ check, says }) => `${check}: ${says}`),
  }
}

/** Of a web process whose API answers. */
const healthStory = serverStory.extend('server', async ({ server }) => {
  const failing = async () => (await readiness(server.address)).failing
  await expect.poll(failing, { timeout: 60_000 }).not.toContain(noApi)
  return server
})

/** Of one whose API has its schema when the story says so. */
const startingStory = serverStory
  .extend('made', async ({ task: _ }) => Promise.withResolvers<void>())
  .extend(
    'schemaOf',
    async ({ made }): Promise<SchemaOf | undefined> =>
      async (preset, learned) => {
        await made.promise
        return oneSchema(preset, learned)
      },
  )

startingStory('not ready while the API is starting', { timeout: 60_000 }, async ({ made, server }) => {
  const failing = async () => (await readiness(server.address)).failing
  expect(await failing()).toEqual([noApi, noWorker])
  made.resolve()
  await expect.poll(failing, { timeout: 50_000 }).toEqual([noWorker])
})

/** The exit code of the container's health check of a worker. */
async function workerHealth(url: string): Promise<unknown> {
  const child = spawn(process.execPath, [projectFile('src/worker/health.ts')], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: 'ignore',
  })
  return (await once(child, 'exit'))[0]
}

healthStory(
  'ready once a worker lives, and no longer when it hangs',
  { timeout: 180_000 },
  async ({ database: { url, db, pool }, server }) => {
    expect(await readiness(server.address)).toEqual({
      status: 503,
      ready: false,
      failing: ['workers: none gives a sign of life'],
    })
    const worker = await startWorker({ url, log, agents: agentCaller({ builtin: {} }) })
    try {
      expect(await readiness(server.address)).toEqual({ status: 200, ready: true, failing: [] })
      expect(await workerHealth(url)).toBe(0)
    } finally {
      await worker.stop()
    }

    // Another one hangs, with its session open.
    const session = await pool.connect()
    await reportWorker(session, { poolId: 'a', host: hostname(), processId: 1, version: '1', tasks: [] })
    expect((await readiness(server.address)).ready).toBe(true)
    await db.query(`update pipeline_private.workers set heartbeat_at = now() - interval '1 hour'`)
    expect((await readiness(server.address)).failing).toEqual(['workers: none gives a sign of life'])
    expect(await workerHealth(url)).toBe(1)
    session.release(true)
  },
)

healthStory('not ready while nothing can be written', async ({ database: { db }, server }) => {
  const failing = async () => (await readiness(server.address)).failing
  expect(await failing()).toEqual([noWorker])
  await setReadOnly(db, true)
  await expect.poll(failing).toEqual(['writes: the database is read-only', noWorker])
  await setReadOnly(db, false)
  await expect.poll(failing).toEqual([noWorker])
})

healthStory('not ready on a database that does not fit the program', async ({ database: { db }, server }) => {
  await db.query(`delete from public.applied_migrations where name = '0009_people'`)
  await db.query(`update pipeline_private.applied_logic set hash = 'of another program'`)
  await db.query(`update pipeline_private.applied_rule_releases set name = '0000-other.sql' where index = 1`)
  expect((await readiness(server.address)).failing).toEqual([
    'migrations: not applied: 0009_people',
    'logic: functions and triggers are not those of this program',
    'rules: not applied: 0001-first-release.sql',
    'workers: none gives a sign of life',
  ])
})

healthStory(
  'not ready when a migration was edited after it was applied',
  async ({ database: { db }, server }) => {
    await db.query(
      `update pipeline_private.migration_digests set digest = 'x' where name = '0012_self_knowledge'`,
    )
    expect((await readiness(server.address)).failing).toContain(
      'migrations: edited after they were applied: migrations/0012_self_knowledge.sql',
    )
  },
)

healthStory(
  'a commit that waits is told of, and no other is tried beside it',
  async ({ database: { db } }) => {
    const commit = Promise.withResolvers<void>()
    let tried = 0
    const stalled: Db = {
      async query(text, values) {
        if (text.includes('pg_logical_emit_message')) {
          tried += 1
          await commit.promise
        }
        return db.query(text, values)
      },
    }
    const { look } = writeProof(stalled, 100)
    const waits = [{ level: 'failure', says: expect.stringContaining('a commit has been waiting for') }]
    expect(await look(stalled)).toMatchObject(waits)
    expect(await look(stalled)).toMatchObject(waits)
    commit.resolve()
    expect(await look(stalled)).toMatchObject([{ level: 'ok' }])
    expect(tried).toBe(1)
  },
)

test('alive but not ready while the database is away', async () => {
  const server = await startServer({ url: 'postgres://127.0.0.1:1/nothing', port: 0, host: 'localhost', log })
  try {
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200)
    expect(await readiness(server.address)).toEqual({
      status: 503,
      ready: false,
      failing: ['database: PostgreSQL cannot be reached'],
    })
  } finally {
    await server.stop()
  }
})

healthStory('answers carry an id, and headers that keep browsers careful', async ({ server }) => {
  const response = await fetch(`${server.address}/nothing?phone=%2B447700900123`, { method: 'POST' })
  expect(response.status).toBe(404)
  const requestId = response.headers.get('x-request-id')
  expect(await response.json()).toMatchObject({ error: { code: 'NOT_FOUND', requestId } })
  expect(response.headers.get('content-security-policy')).toContain(`default-src 'none'`)
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(server.logged()).toContain(requestId)
  expect(server.logged()).not.toContain('447700900123')
})
