import { agentCaller } from '../agents/agent_caller.ts'
import { builtinAgents } from '../agents/builtin_agents.ts'
import { readConfig } from '../config.ts'
import { takeOverConsole } from '../console_log.ts'
import { createLog } from '../log.ts'
import { createMetrics } from '../metrics/metrics.ts'
import { stopOnSignal } from '../process_signals.ts'
import { listenForMetrics } from './metrics_listener.ts'
import { startWorker } from './worker.ts'

const usage = `Usage: npm run worker

Runs one worker against DATABASE_URL until it gets SIGTERM or SIGINT. Start as many as you like.
The database must have been migrated (npm run migrate).

With METRICS_PORT set it serves GET /metrics there for Prometheus: with METRICS_TOKEN on all addresses, to those who
send it as a Bearer token; without one to this machine only.

docs/settings.md lists the environment variables.`

async function main(): Promise<void> {
  if (process.argv.includes('--help')) {
    process.stdout.write(`${usage}\n`)
    return
  }
  const config = readConfig()
  if (config.databaseUrl === undefined)
    throw new Error('DATABASE_URL is not set; the worker needs a database')

  const log = createLog(config.logLevel)
  takeOverConsole(log)
  const metrics = createMetrics({ ofProcess: true })
  const listener =
    config.metricsPort === undefined
      ? undefined
      : await listenForMetrics({ metrics, port: config.metricsPort, token: config.metricsToken })
  if (listener !== undefined) log.info({ address: listener.address }, 'metrics are served')
  const worker = await startWorker({
    url: config.databaseUrl,
    log,
    metrics,
    agents: agentCaller({
      builtin: builtinAgents,
      signingSecret: config.agentSigningSecret,
      publicUrl: config.publicUrl,
    }),
    backupDir: config.backupDir,
    concurrency: config.workerConcurrency,
  })
  log.info('worker started')
  log.warn('no carrier is configured: texts go to the simulated carrier and reach nobody')
  stopOnSignal(async (signal) => {
    log.info({ signal }, 'stopping: running tasks may finish')
    await worker.stop()
    await listener?.stop()
    log.info('worker stopped')
  })
  await worker.stopped
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
