import { agentCaller } from '../agents/agent_caller.ts'
import { builtinAgents } from '../agents/builtin_agents.ts'
import { configuredChannels } from '../alert_channels/configured_channels.ts'
import type { Config } from '../config/config.ts'
import { readTrustedDocuments } from '../documents/trusted_documents.ts'
import { createLog } from '../log.ts'
import { logOutput } from '../log_words.ts'
import { createMetrics } from '../metrics/metrics.ts'
import type { Life } from '../process_life.ts'
import { startServer } from '../server/server.ts'
import { configuredCarrier } from '../worker/configured_carrier.ts'
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
  const { agentSigningSecret, publicUrl } = config
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
      twilio: config.twilio,
    }),
  )
  const worker = await life.keep(
    startWorker({
      ending: life.ending,
      model: config.languageModel,
      backupDir: config.backupDir,
      archiveDir: config.archiveDir,
      drillDatabaseUrl: config.drillDatabaseUrl,
      facebook: config.facebook,
      sendsAs: config.sendsAs ?? (database && nameOfFiles(database)),
      concurrency: config.workerConcurrency,
      carrier: await configuredCarrier(config),
      alertChannels: configuredChannels(config),
      deadMansSwitchUrl: config.deadMansSwitchUrl,
      url,
      log,
      metrics,
      agents: agentCaller({
        builtin: builtinAgents,
        signingSecret: agentSigningSecret,
        publicUrl: publicUrl ?? server.address,
      }),
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
