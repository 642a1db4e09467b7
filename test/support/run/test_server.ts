import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { withClient } from '../../../db/connection/client.ts'
import type { Db } from '../../../db/connection/pool.ts'
import { migrate } from '../../../db/migrate/migrate.ts'
import type { Program } from '../../../db/migrate/program.ts'
import { startCluster } from '../../../src/embedded_postgres/cluster.ts'
import { letSourcesBringConsent } from '../consented_sources.ts'
import { setOwnWords } from '../own_words.ts'
import { quickFolder, removeLeftovers } from './test_places.ts'

/** Speed instead of safety: the data do not outlive the run. Small WAL, because it may lie in memory. */
const hurried = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_connections: '400',
  max_wal_senders: '0',
  max_wal_size: '128MB',
  shared_buffers: '128MB',
  autovacuum_naptime: '1h',
  log_checkpoints: 'off',
  // Its files lie in memory: to hand a read to another process costs more than the read.
  io_method: 'sync',
  // Nobody asks what statements cost, of which each database of a story has its own.
  shared_preload_libraries: '',
  // Stories make thousands of connections, and few last: a password costs more than what many ask, and so does planning
  // a statement five times before its plan is kept.
  scram_iterations: '1',
  plan_cache_mode: 'force_generic_plan',
  // What a story calls is of interest to whoever plants faults.
  track_functions: process.env.MUTATE_COVERAGE === undefined ? 'none' : 'all',
}

/** A session grows by large pages and gives none back before it ends: a twelfth of what stories cost was to fault them in. */
const roomy = {
  GLIBC_TUNABLES: [
    'glibc.malloc.hugetlb=1',
    'glibc.malloc.top_pad=16777216',
    'glibc.malloc.trim_threshold=268435456',
    'glibc.malloc.mmap_threshold=268435456',
  ].join(':'),
}

/** Names where the files of the run's server are kept, its templates among them. */
export const filesVariable = 'FILES_OF_TEST_SERVER'

export interface TestServer {
  /** The superuser's connection string. */
  url: string
  /** Where its files are, and what else is about it. */
  directory: string
  /** Puts its files aside as they are now, for who needs a server of its own and not to make one: their directory. */
  keepFiles(): Promise<string>
  stop(): Promise<void>
}

/** A server where it is quickest, gone when it is stopped. */
export async function startTestServer(): Promise<TestServer> {
  await removeLeftovers()
  const directory = await quickFolder()
  const start = (port?: number) =>
    startCluster({
      name: 'test',
      dataRoot: directory,
      settings: hurried,
      environment: roomy,
      ...(port !== undefined && { port }),
    })
  let cluster = await start()
  return {
    url: cluster.url('postgres'),
    directory,
    async keepFiles() {
      await cluster.stop()
      const kept = join(directory, 'kept')
      await promisify(execFile)('cp', ['-a', cluster.directory, kept])
      cluster = await start(cluster.port)
      return kept
    },
    async stop() {
      await cluster.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** Makes what stories clone: a migrated database for each purpose. */
export async function makeTemplates(server: string, { program }: { program?: Program } = {}): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  client.on('error', () => {}) // when a migration fails the server may stop under it
  await client.connect()
  try {
    for (const purpose of ['simulation', 'production'] as const) {
      const template = `template_${purpose}`
      await client.query(`create database ${template}`)
      await migrate(databaseOn(server, template), { purpose, ...(program && { program }) })
      await prepareForStories(databaseOn(server, template), purpose)
      await client.query(`alter database ${template} with is_template true allow_connections false`)
    }
    // Stories log in as the programs do, by the password of everybody here.
    for (const login of ['pipeline_worker', 'pipeline_server']) {
      await client.query(`alter role ${login} password '${new URL(server).password}'`)
    }
  } finally {
    await client.end()
  }
}

/** What every story starts with. */
async function prepareForStories(url: string, purpose: 'simulation' | 'production'): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    if (purpose === 'production') await setOwnWords(client)
    await letSourcesBringConsent(client)
    await tidyCatalogue(client)
  } finally {
    await client.end()
  }
  // The first to come writes down what every connection has to know of the catalogue, and copies have that, too.
  await withClient({ connectionString: url }, (first) => first.query('select'))
}

/**
 * Else each copy would find out for itself which rows of the catalogue are there, and carry what the migrations left behind.
 */
export async function tidyCatalogue(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', 'pg_catalog', relname) as name from pg_catalog.pg_class
     where relnamespace = 'pg_catalog'::regnamespace and relkind = 'r' and not relisshared`,
  )
  // Each copy would have a copy of it: who owns what, and who may do what with it, for whoever drops a role.
  await client.query(`
    set allow_system_table_mods = on;
    delete from pg_catalog.pg_shdepend as needs using pg_catalog.pg_database as here
    where here.datname = current_database() and needs.dbid = here.oid`)
  await client.query(`vacuum (full, freeze, analyze) ${rows.map(({ name }) => name).join(', ')}`)
}

export function databaseOn(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

/** A copy of a template sends nothing by itself: this one may. */
export async function takeForOriginal(db: Pick<Db, 'query'>): Promise<void> {
  await db.query('update pipeline.sending_right set place = pipeline_private.this_place()')
}
