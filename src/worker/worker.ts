import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { withClient } from '../../db/connection/client.ts'
import { openPool } from '../../db/connection/pool.ts'
import { refusePooler } from '../../db/connection/refuse_pooler.ts'
import { useSender } from '../../db/work/messages.ts'
import { asQueueMismatch } from '../../db/work/queue_mismatch.ts'
import { refuseOtherCarriers, refuseOtherSenders, refuseSimulation } from '../../db/work/sending.ts'
import { openLedger } from '../api_usage/ledger.ts'
import { onBackgroundFailure } from '../background_failures.ts'
import type { Carrier } from '../carriers/carrier.ts'
import { simulatedCarrier } from '../carriers/simulated_carrier.ts'
import { loggable } from '../loggable_error.ts'
import { createMetrics } from '../metrics/metrics.ts'
import { crontabOf } from './crontab.ts'
import { startQueueRunner } from './queue_runner.ts'
import { superviseRunner } from './supervised_runner.ts'
import { type TaskListOptions, taskList } from './task_list.ts'

export interface WorkerOptions
  extends Omit<TaskListOptions, 'pool' | 'unhurriedPool' | 'carrier' | 'ledger'> {
  url: string
  /** How many jobs it does side by side, 10 by default; most of them wait for an agent. */
  concurrency?: number | undefined
  /** Who takes the texts, given connections of the worker; the simulated one unless another is named. */
  carrier?: (pool: pg.Pool) => Carrier
  /** The name under which it sends; must be the database's own. */
  sendsAs?: string | undefined
  /** How often it looks what is due by the clock: every minute, unless the database's clock is faster than ours. */
  schedulesEveryMs?: number
  /** Ends it, also while it waits for the database to begin. */
  ending?: AbortSignal
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
const statementTimeoutMs = 20_000
const lockTimeoutMs = 15_000
/** Others take a worker for dead that is silent for half a minute. */
const heartbeatOverdueMs = 5_000
/** Who waits for an agent needs none meanwhile. */
const mostConnections = 16
const longestCloseMs = 2_000
/** A backup, archives, exports and care keep one each for as long as they take; no other step is to wait for them. */
const unhurriedConnections = 8

/**
 * Starts a worker that keeps working: whatever ends the work under one pool of the queue, it goes on under another.
 * Resolves when it has begun; waits for a database that is away, starting, full, read-only or
 * sent from by others, and says so.
 *
 * @throws QueueMismatch when the database belongs to another version of the program.
 * @throws PoolerBetween when there is no PostgreSQL at the address, but a pooler.
 * @throws what the database says when it is there and refuses us.
 */
export async function startWorker(options: WorkerOptions): Promise<WorkerHandle> {
  const { url, sendsAs, concurrency = 10, carrier: carrierOn = simulatedCarrier, ...rest } = options
  const { schedulesEveryMs, ending, metrics = createMetrics(), ...given } = rest
  const { log, deadMansSwitchUrl } = given
  const max = Math.min(concurrency, mostConnections) + 4
  const pool = openPool(url, { applicationName, role, sendsAs, statementTimeoutMs, lockTimeoutMs, max })
  const unhurriedPool = openPool(url, { applicationName, role, max: unhurriedConnections })
  const heartbeatPool = openPool(url, {
    ...{ applicationName, role, sendsAs, max: 1 },
    overdueAfterMs: heartbeatOverdueMs,
    commitsHereOnly: true,
  })
  const cron = crontabOf({ givesSignsOfLife: deadMansSwitchUrl !== undefined })
  const carrier = carrierOn(pool)
  metrics.pools.set('worker', pool)
  const ledger = openLedger(pool, { log, metrics })
  const tasks = taskList({ ...given, pool, unhurriedPool, carrier, metrics, ledger })
  const work = { tasks, cron, concurrency, schedulesEveryMs, log }
  const stopping = new AbortController()
  const signal = ending === undefined ? stopping.signal : AbortSignal.any([stopping.signal, ending])
  const runner = superviseRunner({
    async begin() {
      try {
        await withClient({ connectionString: url, application_name: applicationName }, refusePooler)
        await refuseOtherSenders(pool, sendsAs)
        await refuseSimulation(pool, carrier)
        await refuseOtherCarriers(pool, carrier)
        if (carrier.sender) await useSender(pool, carrier.name, carrier.sender)
        return await startQueueRunner({ pool, heartbeatPool, ...work })
      } catch (error) {
        throw asQueueMismatch(error)
      }
    },
    log,
    signal,
  })
  pool.on('connect', (client) => client.on('error', () => runner.current()?.connectionBroke()))
  const endRunner = async () => {
    await runner
      .current()
      ?.end()
      .catch((error: unknown) => log.error(loggable(error), 'the queue runner did not end cleanly'))
  }
  signal.addEventListener('abort', endRunner, { once: true })
  const unheed = onBackgroundFailure((error) => {
    log.error(loggable(error), 'something failed in the background; another queue runner begins')
    void endRunner()
  })
  const stopped = runner.over.finally(async () => {
    unheed()
    // A task that outlived the limit keeps its connection; the process is about to end with it.
    const pools = [pool, unhurriedPool, heartbeatPool]
    const closed = ledger.written().then(() => Promise.all(pools.map((one) => one.end())))
    await Promise.race([closed, sleep(longestCloseMs, undefined, { ref: false })])
  })
  stopped.catch(() => {}) // whoever awaits it hears of it
  await runner.begun.catch(async (error: unknown) => {
    await stopped.catch(() => {})
    throw error
  })

  return {
    stopped,
    async stop() {
      stopping.abort()
      await stopped.catch(() => {}) // whoever awaits `stopped` hears of it
    },
  }
}
