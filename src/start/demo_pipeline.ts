import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import pino from 'pino'
import { openPool } from '../../db/connection/pool.ts'
import { agentCaller } from '../agents/agent_caller.ts'
import { builtinAgents } from '../agents/builtin_agents.ts'
import type { Config } from '../config/config.ts'
import { createLog } from '../log.ts'
import { createMetrics } from '../metrics/metrics.ts'
import type { Life } from '../process_life.ts'
import { projectFile } from '../project_file.ts'
import { startServer } from '../server/server.ts'
import { runDemo } from '../simulation/demo.ts'
import { faultyAgents } from '../simulation/faulty_agents.ts'
import { seedOf } from '../simulation/found_simulation.ts'
import { showBoard } from '../terminal/board.ts'
import { startWorker } from '../worker/worker.ts'
import { demoUser } from './demo_user.ts'
import { watchDisk } from './disk_watch.ts'
import type { EmbeddedDatabase } from './embedded_database.ts'
import { endWhenDatabaseDies } from './end_when_database_dies.ts'
import type { StartOptions } from './options.ts'
import { ownSessionSecret } from './session_secret.ts'

const hour = 3600
const logFile = '.data/pipeline.log'

/** Plays the demo and shows it in the terminal until it is told to stop; our own log goes to a file meanwhile. */
export async function runDemoPipeline({
  database,
  config,
  options,
  say,
  life,
}: {
  database: EmbeddedDatabase
  config: Config
  options: StartOptions
  say: (line: string) => void
  life: Life
}): Promise<void> {
  const { url } = database
  const log = createLog(config.logLevel, openLogFile())
  const metrics = createMetrics({ ofProcess: true })
  const pool = openPool(url, { applicationName: 'pipeline board', role: 'pipeline_admin', max: 3 })
  life.beforeEnd(() => pool.end())
  const user = await demoUser(pool)
  const server = await life.keep(
    startServer({
      url,
      demoUser: user.name,
      port: options.port,
      host: options.host,
      log,
      metrics,
      metricsToken: config.metricsToken,
      publicUrl: config.publicUrl,
      explorable: true,
      sessionSecret: config.sessionSecret ?? (await ownSessionSecret()),
    }),
  )
  await life.keep(
    startWorker({
      ending: life.ending,
      url,
      log,
      metrics,
      schedulesEveryMs: 10_000, // hours of its vendors
      agents: faultyAgents(agentCaller({ builtin: builtinAgents }), pool, await seedOf(pool, options.seed)),
    }),
  )
  endWhenDatabaseDies(database)
  const disk = watchDisk(database.cluster.directory)

  const signal = life.ending
  const demo = runDemo({
    url,
    leads: options.leads,
    seed: options.seed,
    pace: options.speed * hour,
    log,
    signal,
    isHeldUp: () => disk.warning() !== undefined,
  })
  const board = showBoard({
    db: pool,
    signal,
    warning: disk.warning,
    header: [
      `board  ${server.address}        from other machines sign in as ${user.name}, ${user.password}`,
      `log    ${logFile}        Ctrl-C stops everything; the next npm start goes on from here`,
    ],
  })
  life.beforeEnd(async () => {
    disk.stop()
    await Promise.allSettled([demo, board])
  })
  const failed = demo.catch((cause: unknown) => {
    throw new Error(`The demo stopped: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  })
  await Promise.race([board, failed.then(() => board)])
  say('Stopping …')
}

function openLogFile() {
  const path = projectFile(logFile)
  mkdirSync(dirname(path), { recursive: true })
  return pino.destination({ dest: path, sync: true })
}
