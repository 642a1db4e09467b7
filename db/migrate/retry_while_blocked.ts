import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import { isInTheWay } from '../connection/sql_error.ts'

const patienceMs = 600_000
/** As long as the pipeline had to stand still, it goes on at least before it has to again. */
const pauseMs = 500

/** Whoever waits for a lock on a table makes everybody else wait behind it. */
export const shortestLockMs = 300

/** What the statements of `client` wait for a lock; the advisory one of all migrations is taken before. */
export async function waitForNoLock(client: Client): Promise<void> {
  await client.query(`set lock_timeout = ${shortestLockMs}`)
}

/**
 * Does `work`, transactions that wait for no lock for longer than shortestLockMs, again while it and the running
 * pipeline, or somebody who reads, are in each other's way.
 */
export async function retryWhileBlocked<Result>(
  work: () => Promise<Result>,
  log: (line: string) => void,
): Promise<Result> {
  const giveUpAt = Date.now() + patienceMs
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (!isBlocked(error) || Date.now() > giveUpAt) throw error
      if (tries === 1) log('somebody uses what is to be changed; trying again between their transactions')
      await sleep(pauseMs * (1 + Math.random()))
    }
  }
}

/** The tools that apply files wrap what the database said, some of them twice. */
function isBlocked(error: unknown): boolean {
  return isInTheWay(error) || (error instanceof Error && error.cause !== undefined && isBlocked(error.cause))
}
