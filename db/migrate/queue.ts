import { findPackageJSON } from 'node:module'
import { pathToFileURL } from 'node:url'
import { openPool } from '../connection/pool.ts'
import { asNewerQueue } from '../work/queue_mismatch.ts'
import { shortestLockMs } from './retry_while_blocked.ts'

/**
 * Installs or upgrades the job queue's own schema, owned by the role that owns the queue.
 *
 * @throws QueueMismatch when it belongs to a newer version.
 */
export async function applyQueue(url: string, log: (line: string) => void): Promise<void> {
  const pool = openPool(url, {
    applicationName: 'pipeline migrate',
    role: 'pipeline_queue',
    lockTimeoutMs: shortestLockMs,
    max: 2,
  })
  try {
    const { runMigrations } = await import('graphile-worker') // only here: commands should start at once
    await runMigrations({ pgPool: pool }).catch((error: unknown) => {
      throw asNewerQueue(error)
    })
    log('job queue is up to date')
  } finally {
    await pool.end()
  }
}

/** The last migration that the queue of this program knows; it does not tell by itself. */
export async function newestQueue(): Promise<number> {
  const itsPackage = findPackageJSON('graphile-worker', import.meta.url)
  if (itsPackage === undefined) throw new Error('the job queue is not installed')
  const list = new URL('dist/generated/sql.js', pathToFileURL(itsPackage))
  const { migrations }: { migrations: Record<string, string> } = await import(list.href)
  return Math.max(...Object.keys(migrations).map((name) => Number.parseInt(name, 10)))
}
