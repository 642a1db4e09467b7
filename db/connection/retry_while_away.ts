import { setTimeout as sleep } from 'node:timers/promises'
import { asRetryable } from './client.ts'
import { DatabaseUnfit } from './obstacle.ts'
import { isConnectionLost, isInTheWay, isStalePlan } from './sql_error.ts'

const longestPauseMs = 2_000

/**
 * Does `work` again while PostgreSQL is away, others are in the way or a migration changes what it uses, for
 * `patienceMs` at most. Only for statements that may run twice: an answer that was lost on the way does not say whether
 * the statement counted.
 */
export async function retryWhileAway<Result>(
  work: () => Promise<Result>,
  patienceMs = 60_000,
): Promise<Result> {
  const giveUpAt = Date.now() + patienceMs
  for (let pauseMs = 100; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return await work()
    } catch (error) {
      if (!(isConnectionLost(error) || isInTheWay(error) || isStalePlan(error)) || Date.now() > giveUpAt)
        throw error
      await sleep(pauseMs)
    }
  }
}

/**
 * Does `work` again for as long as PostgreSQL is away, starting, full or read-only, with a growing pause. For what is
 * safe to run again, and has nothing to do without it.
 */
export async function onceFit<Result>(
  work: () => Promise<Result>,
  { signal, onObstacle }: { signal: AbortSignal; onObstacle: (obstacle: DatabaseUnfit) => void },
): Promise<Result> {
  for (let pauseMs = 500; ; pauseMs = Math.min(pauseMs * 2, 5 * longestPauseMs)) {
    try {
      return await work()
    } catch (error) {
      const unfit = asRetryable(error)
      if (!(unfit instanceof DatabaseUnfit)) throw error
      onObstacle(unfit)
      await sleep(pauseMs, undefined, { signal })
    }
  }
}
