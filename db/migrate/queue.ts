import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { asNewerQueue } from '../queue_mismatch.ts'

/**
 * Installs or upgrades the job queue's own schema, owned by the role that owns the queue.
 *
 * @throws QueueMismatch when it belongs to a newer version.
 */
export async function applyQueue(url: string, log: (line: string) => void): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 2, options: '-c role=pipeline_queue' })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  try {
    await runMigrations({ pgPool: pool }).catch((error: unknown) => {
      throw asNewerQueue(error)
    })
    log('job queue is up to date')
  } finally {
    await pool.end()
  }
}
