import { existsSync } from 'node:fs'
import { readConfig } from '../config/config.ts'
import { takeOverConsole } from '../console_log.ts'
import { readTrustedDocuments } from '../documents/trusted_documents.ts'
import { createLog } from '../log.ts'
import { logOutput } from '../log_words.ts'
import { createMetrics } from '../metrics/metrics.ts'
import { type Life, live } from '../process_life.ts'
import { projectFile } from '../project_file.ts'
import { startServer } from './server.ts'

const usage = `Usage: npm run server [-- --explore]

Runs the web process against DATABASE_URL until it gets SIGTERM or SIGINT. It listens on PORT, 3000 by default, on all
addresses of this machine. The database must have been migrated (npm run migrate).

  GET  /healthz                   this process answers
  GET  /readyz                    it can do its work; 503 and the reasons when it cannot
  GET  /metrics                   figures for Prometheus, with METRICS_TOKEN or an API token
  POST /graphql                   the API, for those who are signed in or have a token
  POST /session                   sign in, with {"name": …, "password": …}; DELETE signs out
  GET  /session/oidc              sign in with the identity provider of OIDC_ISSUER
  POST /webhooks/twilio/inbound   vendors' texts, and /status what became of ours, with TWILIO_ACCOUNT_SID
  POST /webhooks/leads            leads, signed by LEAD_WEBHOOK_SECRET; /{source} those of a row of pipeline.lead_sources
  POST /webhooks/facebook         lead ads, with FACEBOOK_APP_SECRET
  POST /webhooks/agents/{runId}   answers of agents over HTTP that take their time
  GET  /schemas/agents.openapi.json   the contract with them, and /schemas/agents.schema.json

With --explore the API's schema may be looked at: introspection, and GraphiQL at /graphiql. Not for production.

docs/settings.md lists the environment variables.`

async function main(life: Life): Promise<void> {
  if (process.argv.includes('--help')) {
    process.stdout.write(`${usage}\n`)
    return
  }
  const config = readConfig()
  if (config.databaseUrl === undefined)
    throw new Error('DATABASE_URL is not set; the server needs a database')

  const explorable = process.argv.includes('--explore')
  if (explorable && !isExplorerInstalled()) {
    throw new Error('--explore needs GraphiQL, which the Docker image leaves out; run it from a checkout')
  }
  const log = createLog(config.logLevel, logOutput(config.logFormat))
  takeOverConsole(log)
  life.beforeEnd(async () => log.info('server stopped'))
  life.ending.addEventListener('abort', () => {
    log.info({ why: life.ending.reason }, 'stopping: running requests may finish')
  })
  await life.keep(
    startServer({
      ...config,
      url: config.databaseUrl,
      port: config.port ?? 3000,
      host: '0.0.0.0',
      log,
      metrics: createMetrics({ ofProcess: true }),
      explorable,
      trustedDocuments: config.trustedDocuments
        ? await readTrustedDocuments(config.trustedDocuments)
        : undefined,
    }),
  )
}

function isExplorerInstalled(): boolean {
  return existsSync(projectFile('node_modules/ruru'))
}

live(main)
