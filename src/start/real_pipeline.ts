import { agentCaller } from '../agents/agent_caller.ts'
import { builtinAgents } from '../agents/builtin_agents.ts'
import type { Config } from '../config.ts'
import { createLog } from '../log.ts'
import { stopOnSignal } from '../process_signals.ts'
import { startWorker } from '../worker/worker.ts'
import type { EmbeddedDatabase } from './embedded_database.ts'
import { endWhenDatabaseDies } from './end_when_database_dies.ts'

/** Works on real leads until it is told to stop. `database` is given when PostgreSQL is ours to stop as well. */
export async function runRealPipeline({
  url,
  config,
  say,
  database,
}: {
  url: string
  config: Config
  say: (line: string) => void
  database?: EmbeddedDatabase
}): Promise<void> {
  const worker = await startWorker({
    backupDir: config.backupDir,
    url,
    log: createLog(config.logLevel),
    agents: agentCaller({ builtin: builtinAgents, signingSecret: config.agentSigningSecret }),
  })
  say('The worker is running. Ctrl-C stops everything.')
  say('No carrier is configured: texts go to the simulated carrier and reach nobody.')
  if (database !== undefined) {
    say(`Database: ${database.url}`)
    say('Leads:    npm run orchestrator -- leads import FILE.csv')
    endWhenDatabaseDies(database)
  }
  stopOnSignal(async () => {
    await worker.stop()
    await database?.stop()
  })
  await worker.stopped
}
