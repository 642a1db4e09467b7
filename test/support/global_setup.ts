import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../db/migrate/migrate.ts'
import { startCluster } from '../../src/embedded_postgres/cluster.ts'
import { fastestPlace, removeLeftovers, testsPrefix } from './test_places.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The superuser's connection string of the server that all tests of a run share. */
    testServer: string
  }
}

/** Speed instead of safety: the data do not outlive the run. Small WAL, because it may lie in memory. */
const hurried = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '128MB',
  shared_buffers: '128MB',
  autovacuum_naptime: '1h',
  log_checkpoints: 'off',
  // What a story calls is of interest to whoever plants faults.
  track_functions: process.env.MUTATE_COVERAGE === undefined ? 'none' : 'all',
}

/** One server for the whole run, with a migrated template for each purpose; tests clone them. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const place = await fastestPlace()
  await removeLeftovers(place)
  const directory = await mkdtemp(join(place, testsPrefix))
  await chmod(directory, 0o755) // PostgreSQL runs as another user when we are root

  const cluster = await startCluster({ name: 'test', dataRoot: directory, settings: hurried })
  const tearDown = async () => {
    await cluster.stop()
    await rm(directory, { recursive: true, force: true })
  }
  try {
    const server = cluster.url('postgres')
    const client = new pg.Client({ connectionString: server })
    client.on('error', () => {}) // when a migration fails the server stops under it
    await client.connect()
    for (const purpose of ['simulation', 'production'] as const) {
      const template = `template_${purpose}`
      await client.query(`create database ${template}`)
      await migrate(cluster.url(template), { purpose })
      await client.query(`alter database ${template} with is_template true allow_connections false`)
    }
    // Stories log in as the worker, by the password of everybody here.
    await client.query(`alter role pipeline_worker password '${new URL(server).password}'`)
    await client.end()
    project.provide('testServer', server)
    return tearDown
  } catch (error) {
    await tearDown()
    throw error
  }
}
