import { setTimeout as sleep } from 'node:timers/promises'
import { openPool } from '../../db/connection/pool.ts'
import { isConnectionLost } from '../../db/connection/sql_error.ts'
import { asQueueMismatch, QueueMismatch } from '../../db/work/queue_mismatch.ts'
import type { AgentCaller } from '../agents/agent_caller.ts'
import type { Carrier } from '../carriers/carrier.ts'
import { simulatedCarrier } from '../carriers/simulated_carrier.ts'
import type { Log } from '../log.ts'
import { createMetrics, type Metrics } from '../metrics/metrics.ts'
import { crontab } from './crontab.ts'
import { type QueueRunner, startQueueRunner } from './queue_runner.ts'
import { taskList } from './task_list.ts'

export interface WorkerOptions {
  url: string
  log: Log
  metrics?: Metrics
  /** How many jobs it does side by side, 10 by default; most of them wait for an agent. */
  concurrency?: number | undefined
  agents: AgentCaller
  carrier?: Carrier
  backupDir?: string | undefined
}

export interface WorkerHandle {
  /** Lets running tasks finish (they are told to stop after five seconds), gives the rest back, then resolves. */
  stop(): Promise<void>
  /** Resolves when the worker has stopped. Rejects with a QueueMismatch when the database went to a newer version of the program. */
  stopped: Promise<void>
}

const applicationName = 'pipeline worker'
const role = 'pipeline_worker'
/** Of statements about one lead. What was lost with the answer has to be found as well, all within a minute. */
const longestAnswerMs = 20_000
/** Who waits for an agent needs none meanwhile. */
const mostConnections = 16
const shortestPause = 100
const longestPause = 10_000
const soundRunMs = 60_000
const longestCloseMs = 2_000

/**
 * Starts a worker that keeps working: whatever ends the work under one pool of the queue, it goes on under another.
 * Resolves when it has begun; waits for a database that is away.
 *
 * @throws QueueMismatch when the database belongs to another version of the program.
 * @throws what the database says when it is there and refuses us.
 */
export async function startWorker(options: WorkerOptions): Promise<WorkerHandle> {
  const { url, log, metrics = createMetrics(), concurrency = 10 } = options
  const max = Math.min(concurrency, mostConnections) + 4
  const pool = openPool(url, { applicationName, role, longestAnswerMs, max })
  const unhurriedPool = openPool(url, { applicationName, role, max: 2 })
  const heartbeatPool = openPool(url, { applicationName, role, max: 1 })
  const carrier = options.carrier ?? simulatedCarrier(pool)
  metrics.pools.set('worker', pool)
  const tasks = taskList({
    pool,
    unhurriedPool,
    agents: options.agents,
    carrier,
    log,
    metrics,
    backupDir: options.backupDir,
  })
  const stopping = new AbortController()
  let runner: QueueRunner | undefined

  pool.on('connect', (client) => client.on('error', () => runner?.connectionBroke()))
  const begin = () =>
    startQueueRunner({ pool, heartbeatPool, tasks, cron: crontab, concurrency, log }).catch(
      (error: unknown) => {
        throw asQueueMismatch(error)
      },
    )
  const rest = (ms: number) => sleep(ms, undefined, { signal: stopping.signal }).catch(() => {})

  async function beginFirst(): Promise<QueueRunner> {
    for (let pause = shortestPause; ; pause = Math.min(pause * 2, longestPause)) {
      try {
        return await begin()
      } catch (error) {
        if (!isConnectionLost(error)) throw error
        log.warn({ error: String(error), waitMs: pause }, 'the database is away; trying again')
        await rest(pause)
      }
    }
  }

  async function supervise(): Promise<void> {
    let pause = shortestPause
    while (!stopping.signal.aborted) {
      const beganAt = Date.now()
      try {
        runner ??= await begin()
        // Told to stop while it was beginning.
        if (stopping.signal.aborted) await runner.end()
        await runner.ended
        if (!stopping.signal.aborted) log.error('the runner ended by itself; starting another')
      } catch (error) {
        if (error instanceof QueueMismatch) throw error
        log.error({ error: String(error) }, 'the runner failed; starting another')
      }
      runner = undefined
      pause = Date.now() - beganAt > soundRunMs ? shortestPause : Math.min(pause * 2, longestPause)
      await rest(pause)
    }
  }

  const close = () => Promise.all([pool.end(), unhurriedPool.end(), heartbeatPool.end()])
  try {
    runner = await beginFirst()
  } catch (error) {
    await close()
    throw error
  }
  // A task that outlived the limit keeps its connection; the process is about to end with it.
  const stopped = supervise().finally(() => Promise.race([close(), sleep(longestCloseMs)]))
  stopped.catch(() => {}) // whoever awaits it hears of it

  return {
    stopped,
    async stop() {
      stopping.abort()
      await runner?.end().catch((error: unknown) => {
        log.error({ error: String(error) }, 'the runner did not stop cleanly')
      })
      await stopped
    },
  }
}
