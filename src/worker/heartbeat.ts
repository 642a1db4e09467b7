import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { wakeDueWork } from '../../db/timers.ts'
import { dismissWorker, freeJobsOfTheDead, reportWorker } from '../../db/workers.ts'
import type { Log } from '../log.ts'

const beatMs = 5_000
const beatsBetweenRounds = 6

export interface Heartbeat {
  /** The runner has a new pool; the one before is gone. */
  follow(poolId: string): void
  /** Says good-bye; the runner must have given its jobs back. */
  stop(): Promise<void>
}

/**
 * Says every few seconds that this worker lives, over a connection of its own that holds the worker's lock; frees the
 * jobs of workers that died, and now and then wakes what was begun and never ended.
 */
export function startHeartbeat(pool: pg.Pool, tasks: readonly string[], log: Log): Heartbeat {
  const stopping = new AbortController()
  let session: pg.PoolClient | undefined
  let poolId: string | undefined
  let beats = 0

  async function beat(): Promise<void> {
    session ??= await pool.connect()
    if (poolId !== undefined) {
      await reportWorker(session, { poolId, host: hostname(), processId: process.pid, tasks })
    }
    const dead = await freeJobsOfTheDead(session)
    if (dead.length > 0) log.warn({ dead }, 'workers died; their jobs were given back')
    beats += 1
    if (beats % beatsBetweenRounds !== 0) return
    const woken = await wakeDueWork(session, '1 minute')
    if (woken > 0) log.warn({ woken }, 'work was overdue and has been woken')
  }

  async function keepBeating(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await beat()
      } catch (error) {
        log.warn({ error: String(error) }, 'no heartbeat: PostgreSQL is away')
        session?.release(true)
        session = undefined
      }
      await sleep(beatMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  const beating = keepBeating()

  return {
    follow(next) {
      const before = poolId
      poolId = next
      if (session === undefined) return
      const told = before === undefined ? Promise.resolve() : dismissWorker(session, before)
      told
        .then(
          () =>
            session &&
            reportWorker(session, { poolId: next, host: hostname(), processId: process.pid, tasks }),
        )
        .catch(() => {}) // the next beat says it again
    },
    async stop() {
      stopping.abort()
      await beating
      if (session !== undefined && poolId !== undefined) await dismissWorker(session, poolId).catch(() => {})
      session?.release(true)
    },
  }
}
