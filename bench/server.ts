import { readFile } from 'node:fs/promises'
import { availableParallelism, cpus } from 'node:os'
import pg from 'pg'
import { migrate } from '../db/migrate/migrate.ts'
import { type Cluster, startCluster } from '../src/embedded_postgres/cluster.ts'
import { projectFile } from '../src/project_file.ts'

const template = 'pipeline_bench_template'

export interface BenchServer {
  /** What was measured on: machine, server and the settings that matter. */
  description: Record<string, string>
  /** A fresh, migrated database with the bench's own functions in it; the same name replaces it. */
  database(name: string): Promise<BenchDatabase>
  /** Drops what the bench made; stops the server if it is the bench's own. */
  close(): Promise<void>
}

export interface BenchDatabase {
  url: string
  client: pg.Client
  drop(): Promise<void>
}

/** The server of DATABASE_URL, else an embedded one as `npm start` runs it: every commit reaches the disk. */
export async function openServer(
  databaseUrl: string | undefined,
  say: (line: string) => void,
): Promise<BenchServer> {
  const cluster = databaseUrl === undefined ? await startCluster({ name: 'bench', log: say }) : undefined
  const url = databaseUrl ?? (cluster as Cluster).url('postgres')
  const admin = await connect(url)
  const made = new Map<string, BenchDatabase>()

  async function close(): Promise<void> {
    for (const database of made.values()) await database.drop()
    await admin.query(`drop database if exists ${template}`)
    await admin.end()
    await cluster?.stop()
  }

  try {
    await makeTemplate(admin, url)
    return {
      description: await describe(admin, cluster !== undefined),
      close,
      async database(short) {
        const name = `pipeline_bench_${short}`
        await made.get(name)?.drop()
        await admin.query(`drop database if exists ${name}`)
        await admin.query(`create database ${name} template ${template}`)
        const client = await connect(urlOf(url, name))
        await client.query('update pipeline.sending_right set place = pipeline_private.this_place()')
        const database: BenchDatabase = {
          url: urlOf(url, name),
          client,
          async drop() {
            made.delete(name)
            await client.end()
            await admin.query(`drop database ${name} with (force)`)
          },
        }
        made.set(name, database)
        return database
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function makeTemplate(admin: pg.Client, url: string): Promise<void> {
  await admin.query(`drop database if exists ${template}`)
  await admin.query(`create database ${template}`)
  await migrate(urlOf(url, template), { purpose: 'production' })
  const client = await connect(urlOf(url, template))
  try {
    await runFile(client, 'make_leads.sql')
    await runFile(client, 'make_history.sql')
    await runFile(client, 'floor.sql')
    // Texts leave, and workers are measured.
    await client.query(
      `update pipeline.settings set company_name = 'Bench Homes', video_url = 'https://bench.example/how';
       update pipeline.message_templates set is_placeholder = false`,
    )
  } finally {
    await client.end()
  }
}

/** Runs a file of bench/sql in one transaction. */
export async function runFile(client: pg.Client, name: string): Promise<void> {
  const text = await readFile(projectFile(`bench/sql/${name}`), 'utf8')
  await client.query(`begin; ${text}; commit`)
}

export async function connect(url: string, settings: Record<string, string> = {}): Promise<pg.Client> {
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)
  const client = new pg.Client({
    connectionString: url,
    application_name: 'bench',
    options: options.join(' '),
  })
  client.on('error', () => {})
  await client.connect()
  return client
}

function urlOf(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

async function describe(admin: pg.Client, isEmbedded: boolean): Promise<Record<string, string>> {
  const { rows } = await admin.query<{ name: string; setting: string }>(
    `select name, current_setting(name) as setting
     from unnest(array[
       'server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'max_wal_size', 'jit'
     ]) as name`,
  )
  return {
    machine: `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
    node: process.versions.node,
    server: isEmbedded ? 'embedded PostgreSQL' : 'DATABASE_URL',
    ...Object.fromEntries(rows.map((row) => [row.name, row.setting])),
  }
}
