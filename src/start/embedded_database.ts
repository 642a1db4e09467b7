import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createDatabase, dropDatabase } from '../../db/connection/create_database.ts'
import { type Cluster, startCluster } from '../embedded_postgres/cluster.ts'
import { projectFile } from '../project_file.ts'

export interface EmbeddedDatabase {
  url: string
  cluster: Cluster
  stop(): Promise<void>
}

/** Tells the other commands of this checkout, while we run, where the database is. */
const whereabouts = projectFile('.data/embedded.json')

/** Starts the embedded PostgreSQL with a database of this name, and notes its address for other commands. */
export async function startEmbeddedDatabase(options: {
  name: string
  port: number | undefined
  /** Whether it begins anew. */
  fresh: boolean
  log: (line: string) => void
}): Promise<EmbeddedDatabase> {
  const cluster = await startCluster({ name: 'main', log: options.log, port: options.port })
  if (options.fresh) await dropDatabase(cluster.url('postgres'), options.name)
  await createDatabase(cluster.url('postgres'), options.name)
  const url = cluster.url(options.name)
  await mkdir(dirname(whereabouts), { recursive: true })
  await writeFile(whereabouts, JSON.stringify({ url }), { mode: 0o600 })
  await chmod(whereabouts, 0o600)
  return {
    url,
    cluster,
    async stop() {
      await rm(whereabouts, { force: true })
      await cluster.stop()
    },
  }
}
