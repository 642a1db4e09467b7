import { EventEmitter } from 'node:events'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ParsedCronItem, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import { newestQueue } from '../../db/migrate/queue.ts'
import { isRefusedSender } from '../../db/work/sending.ts'
import type { Log } from '../log.ts'
import { programVersion as version } from '../program_version.ts'
import { Heartbeat } from './heartbeat.ts'
import { followHeldJobs } from './held_jobs.ts'
import { keepHandsFree, keepOrder, keptHands } from './kept_hands.ts'
import { OwnConnection } from './own_connection.ts'
import { queueLogger } from './queue_logger.ts'
import { returnTakenJobsAtTheEnd } from './return_taken_jobs.ts'
import { startSchedulesInTime } from './schedule_clock.ts'
import { heedTrueUpgradesOnly } from './true_upgrades.ts'
import { waitingPool } from './waiting_pool.ts'

/** Running tasks are told to stop after five seconds; what has not stopped after this long is left to itself. */
const longestEndMs = 20_000
/** One poll for all that runs side by side, and many jobs by one statement: taking them one by one costs as much as the work. */
const jobsTakenAtOnce = 40
/** Taken, and all hands busy for this long with slow work: others may have it. */
const longestInHandMs = 500
/** By then a job has failed for a minute, and a person should know. */
const attemptsToReport = 4

export interface QueueRunnerOptions {
  pool: pg.Pool
  /** For the one connection that stands for this process. */
  heartbeatPool: pg.Pool
  tasks: TaskList
  cron: ParsedCronItem[]
  concurrency: number
  /** How often it looks what is due by the clock. */
  schedulesEveryMs?: number | undefined
  log: Log
}

/** The work under one pool of the queue, from its announcement until it has given back what it held. */
export interface QueueRunner {
  /** Resolves when it is over, asked or not. */
  ended: Promise<void>
  /** The answer to a claim may have been lost with the connection. */
  connectionBroke(): void
  /** Lets running tasks finish within a limit; resolves when it is over. */
  end(): Promise<void>
}

export async function startQueueRunner(options: QueueRunnerOptions): Promise<QueueRunner> {
  const { pool, heartbeatPool, tasks, cron, concurrency, schedulesEveryMs, log } = options
  const hands = concurrency + keptHands(concurrency)
  const events: WorkerEvents = new EventEmitter()
  const held = followHeldJobs(events)
  keepOrder(events)
  returnTakenJobsAtTheEnd(events)
  const newest = await newestQueue()
  events.on('pool:listen:success', ({ client }) => heedTrueUpgradesOnly(client, newest, log))
  const names = Object.keys(tasks)
  const session = new OwnConnection(heartbeatPool)
  const closing = Promise.withResolvers<void>()
  let runner: Runner | undefined
  let beating: Promise<Heartbeat> | undefined

  const retire = (why: string) => {
    log.warn({ why }, 'this worker goes on under another pool')
    stopRunner()
  }
  const stopRunner = () => {
    runner
      ?.stop()
      .catch((error: unknown) => log.debug({ error: String(error) }, 'the runner had ended already'))
    closing.resolve()
  }

  events.once('pool:create', ({ workerPool }) => {
    beating = Heartbeat.begin({
      session,
      worker: { poolId: workerPool.id, host: hostname(), processId: process.pid, version, tasks: names },
      held,
      log,
      onLost: retire,
    })
    beating.catch(() => {}) // whoever awaits it hears of it, later
  })

  runner = await run({
    pgPool: waitingPool(pool, async () => {
      await beating
    }),
    events,
    forbiddenFlags: keepHandsFree(events, concurrency),
    taskList: tasks,
    parsedCronItems: cron,
    noHandleSignals: true,
    logger: queueLogger(log),
    preset: {
      worker: {
        concurrentJobs: hands,
        pollInterval: 250,
        localQueue: { size: Math.max(jobsTakenAtOnce, hands), ttl: longestInHandMs },
        gracefulShutdownAbortTimeout: 5_000,
      },
    },
  })
  const ran = runner.promise
  ran.catch(() => {}) // whoever awaits `ended` hears of it
  let heartbeat: Heartbeat | undefined
  try {
    heartbeat = await beating
  } catch (error) {
    stopRunner()
    await session.close()
    throw error
  }

  events.on('job:error', ({ job, error }) => {
    if (isRefusedSender(error)) retire('no text may leave by it')
    if (job.attempts >= Math.min(attemptsToReport, job.max_attempts)) heartbeat?.jobInTrouble()
  })

  const ending = new AbortController()
  const looking = startSchedulesInTime(pool, log, ending.signal, schedulesEveryMs)

  const ended = (async () => {
    try {
      await Promise.race([ran, closing.promise.then(() => sleep(longestEndMs, undefined, { ref: false }))])
    } finally {
      ending.abort()
      await looking
      await heartbeat?.end().catch((error: unknown) => {
        log.warn({ error: String(error) }, 'jobs could not be given back; others will take them over')
      })
      await session.close()
    }
  })()
  ended.catch(() => {})

  return {
    ended,
    connectionBroke: () => heartbeat?.connectionBroke(),
    async end() {
      stopRunner()
      await ended
    },
  }
}
