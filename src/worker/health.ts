import { openPool } from '../../db/pool.ts'
import { isWorkerConnectedFromHere } from '../../db/worker_presence.ts'
import { readConfig } from '../config.ts'

/** For a container's health check: exit code 0 when this machine's worker is connected to its database. */
async function main(): Promise<void> {
  const { databaseUrl } = readConfig()
  if (databaseUrl === undefined) throw new Error('DATABASE_URL is not set')
  const pool = openPool(databaseUrl, { applicationName: 'pipeline health', max: 1 })
  try {
    if (!(await isWorkerConnectedFromHere(pool))) throw new Error('no worker of this machine is connected')
  } finally {
    await pool.end()
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
