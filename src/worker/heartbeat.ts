import type { Db } from '../../db/connection/pool.ts'
import { takeSendingRight } from '../../db/work/sending.ts'
import { bookOverdueWork } from '../../db/work/timers.ts'
import {
  dismissWorker,
  freeJobsOfTheDead,
  hasForgottenJobs,
  reportStuckJobs,
  reportWorker,
  type WorkerIdentity,
} from '../../db/work/workers.ts'
import type { Log } from '../log.ts'
import { loggable } from '../loggable_error.ts'
import type { HeldJobs } from './held_jobs.ts'

const beatMs = 5_000
const beatsBetweenRounds = 2
const overdueBy = '1 minute'
/** A little longer than has_forgotten_jobs() asks for. */
const forgottenAfterMs = 17_000

export interface HeartbeatOptions {
  /** The one connection that stands for this worker. */
  session: Db
  worker: WorkerIdentity
  held: HeldJobs
  log: Log
  /** The worker must go on under another pool: it was taken for dead, or holds jobs it does not know of. */
  onLost: (why: string) => void
}

/**
 * Says every few seconds that this worker lives, and looks after what others left undone: frees the jobs of workers
 * that died, wakes what was begun and never ended. The queue itself has no index for questions about its jobs, so it
 * is read only when something has happened that can leave some in trouble, and by the reconciler.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions
  readonly #timer: NodeJS.Timeout
  #beating: Promise<void> | undefined
  #beats = 0
  #isLost = false
  #lastBreakAt = 0
  #lookForForgottenAt = Number.POSITIVE_INFINITY
  #reportStuck = true

  /** Resolves when the worker is known and its lock is held: only then may it take jobs. */
  static async begin(options: HeartbeatOptions): Promise<Heartbeat> {
    await reportWorker(options.session, options.worker)
    return new Heartbeat(options)
  }

  private constructor(options: HeartbeatOptions) {
    this.#options = options
    this.#timer = setInterval(() => {
      this.#beating ??= this.#beat().finally(() => {
        this.#beating = undefined
      })
    }, beatMs)
  }

  /** A connection broke: the answer to a claim may have been lost with it. */
  connectionBroke(): void {
    this.#lastBreakAt = Date.now()
    // Break after break must not put the look off for ever.
    this.#lookForForgottenAt = Math.min(this.#lookForForgottenAt, this.#lastBreakAt + forgottenAfterMs)
  }

  /** A job failed so often that somebody should know. */
  jobInTrouble(): void {
    this.#reportStuck = true
  }

  /** Says good-bye and gives back what is still held. */
  async end(): Promise<void> {
    clearInterval(this.#timer)
    await this.#beating
    await dismissWorker(this.#options.session, this.#options.worker.poolId)
  }

  async #beat(): Promise<void> {
    const { session, worker, log } = this.#options
    try {
      const wasForgotten = await reportWorker(session, worker)
      if (wasForgotten) this.#lose('it was silent for so long that others took over its jobs')
      if (!(await takeSendingRight(session))) this.#lose("the right to send is another one's now")
      this.#beats += 1
      // The first beat after a silence is not enough to judge others by: they may have been cut off as well.
      if (this.#beats % beatsBetweenRounds === 0) await this.#lookAfterOthers()
    } catch (error) {
      this.#beats = 0
      log.warn(loggable(error), 'no heartbeat')
    }
  }

  async #lookAfterOthers(): Promise<void> {
    const { session, worker, held, log } = this.#options
    const dead = await freeJobsOfTheDead(session)
    if (dead.length > 0) {
      log.warn({ dead }, 'workers died; their jobs were given back')
      this.#reportStuck = true
    }
    const overdue = await bookOverdueWork(session, overdueBy)
    if (overdue > 0) log.warn({ overdue }, 'nobody looked at work that was overdue; it has been booked anew')

    if (this.#reportStuck) {
      this.#reportStuck = false
      const stuck = await reportStuckJobs(session)
      if (stuck > 0) log.error({ stuck }, 'jobs are stuck; people have been told')
    }
    if (Date.now() >= this.#lookForForgottenAt) {
      const afterLastBreak = this.#lastBreakAt + forgottenAfterMs
      this.#lookForForgottenAt = afterLastBreak > Date.now() ? afterLastBreak : Number.POSITIVE_INFINITY
      if (await hasForgottenJobs(session, worker.poolId, held.ids())) {
        this.#lose('it holds jobs whose names never arrived')
      }
    }
  }

  #lose(why: string): void {
    if (this.#isLost) return
    this.#isLost = true
    this.#options.onLost(why)
  }
}
