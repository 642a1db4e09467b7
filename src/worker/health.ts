import { hostname } from 'node:os'
import { openPool } from '../../db/connection/pool.ts'
import { listWorkers } from '../../db/work/workers.ts'
import { readConfig } from '../config/config.ts'

/** For a container's health check: exit code 0 when this machine's worker gives signs of life in its database. */
async function main(): Promise<void> {
  const { databaseUrl } = readConfig()
  if (databaseUrl === undefined) throw new Error('DATABASE_URL is not set')
  const pool = openPool(databaseUrl, { applicationName: 'pipeline health', max: 1 })
  try {
    const workers = await listWorkers(pool)
    const isAlive = workers.some(({ host, state }) => host === hostname() && state === 'connected')
    if (!isAlive) throw new Error('no worker of this machine gives a sign of life')
  } finally {
    await pool.end()
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
