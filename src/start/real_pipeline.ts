import type { Config } from '../config/config.ts'
import { readTrustedDocuments } from '../documents/trusted_documents.ts'
import { createLog } from '../log.ts'
import { logOutput } from '../log_words.ts'
import { createMetrics } from '../metrics/metrics.ts'
import type { Life } from '../process_life.ts'
import { startServer } from '../server/server.ts'
import { configuredWorker } from '../worker/configured_worker.ts'
import { startWorker } from '../worker/worker.ts'
import { watchDisk } from './disk_watch.ts'
import type { EmbeddedDatabase } from './embedded_database.ts'
import { endWhenDatabaseDies } from './end_when_database_dies.ts'
import type { StartOptions } from './options.ts'
import { ownSessionSecret } from './session_secret.ts'

/** Works on real leads until it is told to stop. `database` is given when PostgreSQL is our own. */
export async function runRealPipeline({
  url,
  config,
  options,
  say,
  database,
  life,
}: {
  url: string
  config: Config
  options: StartOptions
  say: (line: string) => void
  database?: EmbeddedDatabase
  life: Life
}): Promise<void> {
  const log = createLog(config.logLevel, logOutput(config.logFormat))
  const metrics = createMetrics({ ofProcess: true })
  const server = await life.keep(
    startServer({
      ...config,
      url,
      port: options.port,
      host: options.host,
      log,
      metrics,
      trustedDocuments: config.trustedDocuments
        ? await readTrustedDocuments(config.trustedDocuments)
        : undefined,
      explorable: options.explore,
      sessionSecret: config.sessionSecret ?? (await ownSessionSecret()),
    }),
  )
  const worker = await life.keep(
    startWorker({
      ...(await configuredWorker({ ...config, publicUrl: config.publicUrl ?? server.address })),
      sendsAs: config.sendsAs ?? (database && nameOfFiles(database)),
      ...{ url, log, metrics, ending: life.ending },
    }),
  )
  say(`The worker and the web process are running: ${server.address}. Ctrl-C stops everything.`)
  if (config.twilio === undefined)
    say('No carrier is set up: texts wait until one is, see docs/set-up-twilio.md.')
  if (database !== undefined) {
    say('Database: psql "$(npm run -s orchestrator -- address)"')
    say('Leads:    npm run orchestrator -- leads import FILE.csv')
    endWhenDatabaseDies(database)
    watchDisk(database.cluster.directory, (warning) => say(warning ?? 'There is room on the disk again.'))
  }
  await worker.stopped
}

/** A copy of the files lies elsewhere, and sends nothing. */
const nameOfFiles = ({ cluster }: EmbeddedDatabase) =>
  `files:${cluster.directory.replaceAll(/[^\w./-]/g, '_')}`.slice(0, 100)
