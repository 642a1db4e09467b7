import { chmod, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { createDatabase } from '../../db/connection/create_database.ts'
import type { Db } from '../../db/connection/pool.ts'
import { migrate } from '../../db/migrate/migrate.ts'
import { startCluster } from '../../src/embedded_postgres/cluster.ts'
import { letSourcesBringConsent } from './consented_sources.ts'
import { quickFolder } from './test_places.ts'

export interface OtherServer {
  url: string
  pool: pg.Pool
  /** Restores a database here as a logical backup would: a fresh one is migrated, then every table and sequence is copied. */
  restore(source: Db): Promise<void>
  stop(): Promise<void>
}

const name = 'restored'

/** A PostgreSQL of its own beside that of the stories, with an empty migrated database. */
export async function otherServer(): Promise<OtherServer> {
  const dataRoot = await quickFolder()
  await chmod(dataRoot, 0o777) // both servers write and read the copies there
  const cluster = await startCluster({ name: 'other', dataRoot, settings: { fsync: 'off' } })
  await createDatabase(cluster.url('postgres'), name)
  const url = cluster.url(name)
  await migrate(url, { purpose: 'simulation' })
  const pool = new pg.Pool({ connectionString: url, max: 8 })
  pool.on('error', () => {})
  await letSourcesBringConsent(pool)
  await pool.query(`alter role pipeline_worker password '${new URL(url).password}'`)
  return {
    url,
    pool,
    restore: (source) => copyAll(source, pool, dataRoot),
    async stop() {
      await pool.end()
      await cluster.stop()
      await rm(dataRoot, { recursive: true, force: true })
    },
  }
}

async function copyAll(source: Db, pool: pg.Pool, folder: string): Promise<void> {
  const { rows: tables } = await source.query<{ table: string }>(
    `select format('%I.%I', schemaname, tablename) as table from pg_tables
     where schemaname in ('pipeline', 'pipeline_private', 'graphile_worker', 'public')`,
  )
  const target = await pool.connect()
  try {
    await target.query('set session_replication_role = replica')
    await target.query(`truncate ${tables.map(({ table }) => table).join(', ')}`)
    for (const { table } of tables) {
      const file = join(folder, `${table.replaceAll('"', '')}.copy`)
      await source.query(`copy ${table} to '${file}'`)
      await target.query(`copy ${table} from '${file}'`)
    }
    const { rows: sequences } = await source.query<{ sequence: string; at: string }>(
      `select format('%I.%I', schemaname, sequencename) as sequence, last_value::text as at from pg_sequences where last_value is not null`,
    )
    for (const { sequence, at } of sequences) await target.query('select setval($1, $2)', [sequence, at])
  } finally {
    target.release(true)
  }
}
