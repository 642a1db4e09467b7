import { removeLeftFolders } from '../backup/left_drills.ts'
import { readConfig } from '../config/config.ts'
import { takeOverConsole } from '../console_log.ts'
import { createLog } from '../log.ts'
import { logOutput } from '../log_words.ts'
import { loggable } from '../loggable_error.ts'
import { createMetrics } from '../metrics/metrics.ts'
import { type Life, live } from '../process_life.ts'
import { configuredWorker } from './configured_worker.ts'
import { listenForMetrics } from './metrics_listener.ts'
import { startWorker } from './worker.ts'

const usage = `Usage: npm run worker

Runs one worker against DATABASE_URL until it gets SIGTERM or SIGINT. Start as many as you like.
The database must have been migrated (npm run migrate).

With METRICS_PORT set it serves GET /metrics there for Prometheus: with METRICS_TOKEN on all addresses, to those who
send it as a Bearer token; without one to this machine only.

docs/settings.md lists the environment variables.`

async function main(life: Life): Promise<void> {
  if (process.argv.includes('--help')) {
    process.stdout.write(`${usage}\n`)
    return
  }
  const config = readConfig()
  if (config.databaseUrl === undefined)
    throw new Error('DATABASE_URL is not set; the worker needs a database')

  const log = createLog(config.logLevel, logOutput(config.logFormat))
  takeOverConsole(log)
  await removeLeftFolders().catch((error: unknown) => {
    log.warn(loggable(error), 'what a trial of a backup has left could not be removed')
  })
  const metrics = createMetrics({ ofProcess: true })
  life.beforeEnd(async () => log.info('worker stopped'))
  life.ending.addEventListener('abort', () => {
    log.info({ why: life.ending.reason }, 'stopping: running tasks may finish')
  })
  if (config.metricsPort !== undefined) {
    const { metricsPort: port, metricsToken: token } = config
    const listener = await life.keep(listenForMetrics({ metrics, port, token }))
    log.info({ address: listener.address }, 'metrics are served')
  }
  const worker = await life.keep(
    startWorker({
      ...(await configuredWorker(config)),
      url: config.databaseUrl,
      log,
      metrics,
      ending: life.ending,
    }),
  )
  log.info('worker started')
  if (config.twilio === undefined) log.warn('no carrier is set up: texts of real leads wait until one is')
  if (config.slack === undefined && config.email === undefined)
    log.warn('alerts reach nobody: neither Slack nor e-mail is set up')
  await worker.stopped
}

live(main)
