import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, type Runner, run, type WorkerEvents } from 'graphile-worker'
import { openPool } from '../../db/pool.ts'
import type { AgentCaller } from '../agents/agent_caller.ts'
import type { Carrier } from '../carriers/carrier.ts'
import { simulatedCarrier } from '../carriers/simulated_carrier.ts'
import type { Log } from '../log.ts'
import { crontab } from './crontab.ts'
import { startHeartbeat } from './heartbeat.ts'
import { taskList } from './task_list.ts'

export interface WorkerOptions {
  url: string
  log: Log
  concurrency?: number
  agents: AgentCaller
  carrier?: Carrier
  backupDir?: string | undefined
}

export interface WorkerHandle {
  /** Lets running tasks finish (the queue aborts them after five seconds), gives the rest back, then resolves. */
  stop(): Promise<void>
  /** Resolves when the worker has stopped; it never does by itself. */
  stopped: Promise<void>
}

const longestPause = 10_000

/**
 * Starts a worker that keeps working: a runner that ends without being asked to, for whatever reason, is replaced.
 * Resolves when the first runner is ready.
 */
export async function startWorker(options: WorkerOptions): Promise<WorkerHandle> {
  const { url, log, concurrency = 10 } = options
  const pool = openPool(url, {
    applicationName: 'pipeline worker',
    role: 'pipeline_worker',
    max: concurrency + 5,
  })
  const carrier = options.carrier ?? simulatedCarrier(pool)
  const tasks = taskList({ pool, agents: options.agents, carrier, log, backupDir: options.backupDir })
  const heartbeat = startHeartbeat(pool, Object.keys(tasks), log)
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => heartbeat.follow(workerPool.id))
  const stopping = new AbortController()
  let runner: Runner | undefined

  const startRunner = () =>
    run({
      pgPool: pool,
      taskList: tasks,
      parsedCronItems: crontab,
      events,
      noHandleSignals: true,
      logger: queueLogger(log),
      preset: {
        worker: { concurrentJobs: concurrency, pollInterval: 250, gracefulShutdownAbortTimeout: 5_000 },
      },
    })

  async function supervise(): Promise<void> {
    let pause = 100
    while (!stopping.signal.aborted) {
      const startedAt = Date.now()
      try {
        runner ??= await startRunner()
        await runner.promise
        if (!stopping.signal.aborted) log.error('the runner ended by itself; starting another')
      } catch (error) {
        log.error({ error: String(error) }, 'the runner failed; starting another')
      }
      runner = undefined
      pause = Date.now() - startedAt > 60_000 ? 100 : Math.min(pause * 2, longestPause)
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }

  const leave = async () => {
    await heartbeat.stop()
    await pool.end()
  }
  try {
    runner = await startRunner()
  } catch (error) {
    await leave()
    throw error
  }
  const stopped = supervise().finally(leave)

  return {
    stopped,
    async stop() {
      stopping.abort()
      await runner
        ?.stop()
        .catch((error: unknown) => log.error({ error: String(error) }, 'the runner did not stop cleanly'))
      await stopped
    },
  }
}

/** The queue's own messages, without the payloads of jobs. */
function queueLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log.error({ queue: message }, 'queue')
    else if (level === 'warning') log.warn({ queue: message }, 'queue')
    else log.debug({ queue: message }, 'queue')
  })
}
