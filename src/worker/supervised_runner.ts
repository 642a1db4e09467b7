import { setTimeout as sleep } from 'node:timers/promises'
import { obstacleOf } from '../../db/connection/obstacle.ts'
import { QueueMismatch } from '../../db/work/queue_mismatch.ts'
import { MayNotSend } from '../../db/work/sending.ts'
import type { Log } from '../log.ts'
import { loggable } from '../loggable_error.ts'
import type { QueueRunner } from './queue_runner.ts'

const shortestPauseMs = 100
const longestPauseMs = 10_000
const soundRunMs = 60_000

export interface SupervisedRunner {
  /** Resolves when the first has begun; rejects when it cannot. */
  begun: Promise<void>
  /** Resolves when told to stop. Rejects with a QueueMismatch when the database went to a newer version. */
  over: Promise<void>
  /** The one that is running. */
  current(): QueueRunner | undefined
}

/** Whether it is worth waiting: another try may find it otherwise. */
const passes = (error: unknown) => obstacleOf(error) !== undefined || error instanceof MayNotSend

/**
 * One queue runner after the other until told to stop, with a growing pause between those that do not last. The first waits
 * for a database that is away or unfit, and gives up when the database is there and refuses us.
 */
export function superviseRunner({
  begin,
  log,
  signal,
}: {
  begin: () => Promise<QueueRunner>
  log: Log
  signal: AbortSignal
}): SupervisedRunner {
  const begun = Promise.withResolvers<void>()
  let current: QueueRunner | undefined
  let hasBegun = false

  async function work(): Promise<void> {
    for (let pauseMs = shortestPauseMs; !signal.aborted; ) {
      const beganAt = Date.now()
      try {
        current = await begin()
        hasBegun = true
        begun.resolve()
        if (signal.aborted) await current.end() // told to stop while it was beginning
        await current.ended
        if (!signal.aborted) log.error('the queue runner ended by itself; another begins')
      } catch (error) {
        if (error instanceof QueueMismatch || (!hasBegun && !passes(error))) throw error
        const what = hasBegun
          ? 'the queue runner failed; another begins'
          : 'work cannot begin yet; trying again'
        log.error({ ...loggable(error), waitMs: pauseMs }, what)
      }
      current = undefined
      if (Date.now() - beganAt > soundRunMs) pauseMs = shortestPauseMs
      await sleep(pauseMs, undefined, { signal }).catch(() => {})
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    }
    if (!hasBegun) throw signal.reason
  }

  const over = work()
  over.catch(begun.reject)
  begun.promise.catch(() => {}) // whoever awaits it hears of it
  return { begun: begun.promise, over, current: () => current }
}
