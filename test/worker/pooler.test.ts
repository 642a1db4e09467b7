import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, vi } from 'vitest'
import { migrate } from '../../db/migrate/migrate.ts'
import { createLog } from '../../src/log.ts'
import { startWorker } from '../../src/worker/worker.ts'
import { productionStory } from '../support/databases/database.ts'

/** A well-known pooler, where this machine has it; no npm package does what it does. */
const hasPgBouncer = (() => {
  try {
    execFileSync('pgbouncer', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function startPgBouncer(databaseUrl: string, mode: 'transaction' | 'session') {
  const folder = await mkdtemp(join(tmpdir(), 'pipeline-pooler-'))
  await chmod(folder, 0o755)
  const behind = new URL(databaseUrl)
  const port = await freePort()
  await writeFile(
    join(folder, 'pgbouncer.ini'),
    `[databases]
* = host=127.0.0.1 port=${behind.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = plain
auth_file = ${folder}/users.txt
pool_mode = ${mode}
ignore_startup_parameters = options,extra_float_digits
`,
  )
  await writeFile(join(folder, 'users.txt'), `"${behind.username}" "${behind.password}"\n`)
  const nobody = 65_534
  const isRoot = process.getuid?.() === 0
  const child = spawn('pgbouncer', ['-q', join(folder, 'pgbouncer.ini')], {
    stdio: 'ignore',
    ...(isRoot ? { uid: nobody, gid: nobody } : {}),
  })
  const url = new URL(databaseUrl)
  url.port = String(port)
  await vi.waitUntil(
    async () => {
      const client = new pg.Client({ connectionString: url.href })
      client.on('error', () => {})
      return client.connect().then(
        () => client.end().then(() => true),
        () => false,
      )
    },
    { timeout: 60_000, interval: 100 },
  )
  return {
    url: url.href,
    async stop() {
      child.kill('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

for (const mode of ['transaction', 'session'] as const) {
  productionStory.skipIf(!hasPgBouncer)(
    `behind a pooler that shares connections by ${mode}, neither migrate nor a worker begins`,
    { timeout: 180_000 },
    async ({ database: { url } }) => {
      const pooler = await startPgBouncer(url, mode)
      try {
        const refusal = {
          name: 'PoolerBetween',
          message: expect.stringContaining('the address of PostgreSQL itself'),
        }
        await expect(migrate(pooler.url, { purpose: 'production' })).rejects.toMatchObject(refusal)
        const worker = startWorker({
          url: pooler.url,
          log: createLog('silent'),
          agents: { call: async () => 'later' },
        })
        await expect(worker).rejects.toMatchObject(refusal)
      } finally {
        await pooler.stop()
      }
    },
  )
}
