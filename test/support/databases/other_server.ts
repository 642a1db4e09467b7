import { rm } from 'node:fs/promises'
import pg from 'pg'
import { createDatabase } from '../../../db/connection/create_database.ts'
import { restoreBackup } from '../../../src/backup/restore_backup.ts'
import { writeBackup } from '../../../src/backup/write_backup.ts'
import { startCluster } from '../../../src/embedded_postgres/cluster.ts'
import { quickFolder } from '../run/test_places.ts'

export interface OtherServer {
  url: string
  pool: pg.Pool
  /** Backs a database up, and restores it here. Returns where the backup is. */
  restore(source: pg.Pool): Promise<string>
  stop(): Promise<void>
}

const name = 'restored'

/** A PostgreSQL of its own beside that of the stories, with an empty database. */
export async function otherServer(): Promise<OtherServer> {
  const dataRoot = await quickFolder()
  const cluster = await startCluster({ name: 'other', dataRoot, settings: { fsync: 'off' } })
  await createDatabase(cluster.url('postgres'), name)
  const url = cluster.url(name)
  const pool = new pg.Pool({ connectionString: url, max: 8 })
  pool.on('error', () => {})
  return {
    url,
    pool,
    async restore(source) {
      const client = await source.connect()
      const { path } = await writeBackup(client, dataRoot).finally(() => client.release(true))
      await restoreBackup(path, url, { reason: 'a story' })
      await pool.query(`alter role pipeline_worker password '${new URL(url).password}'`)
      return path
    },
    async stop() {
      await pool.end()
      await cluster.stop()
      await rm(dataRoot, { recursive: true, force: true })
    },
  }
}
