import { setTimeout as sleep } from 'node:timers/promises'
import { isInTheWay } from '../connection/sql_error.ts'

const mostTries = 30
const longestPauseMs = 1_000

/**
 * Does `work`, one transaction, again while it and the running pipeline are in each other's way. It has to set a short
 * lock_timeout: whoever waits for a lock on a table makes everybody else wait behind it.
 */
export async function retryWhileBlocked(
  work: () => Promise<void>,
  log: (line: string) => void,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      const cause = error instanceof Error ? (error.cause ?? error) : error
      if (!isInTheWay(cause) || tries === mostTries) throw error
      if (tries === 1) log('the pipeline is busy; trying again between its transactions')
      await sleep(Math.random() * longestPauseMs)
    }
  }
}
