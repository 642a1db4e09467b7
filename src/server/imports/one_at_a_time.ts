import type { FastifyReply } from 'fastify'
import { RequestRefused } from '../http/errors.ts'

export interface Turn {
  /**
   * Keeps the turn while the work goes on, also when nobody waits for its answer any more; afterwards whoever brought it
   * leaves the others so much time.
   */
  keepFor<Result>(work: () => Promise<Result>, restMs: number): Promise<Result>
}

/** A file is much to hold and much to do: one web process takes one at a time. */
export class OneAtATime {
  #isTaken = false
  readonly #restsUntil = new Map<string, number>()

  /** Takes the turn until the answer is over. @throws RequestRefused TOO_BUSY */
  take(userId: string, reply: FastifyReply): Turn {
    const restMs = (this.#restsUntil.get(userId) ?? 0) - performance.now()
    if (restMs > 0)
      throw tooBusy('You have just brought a file; others come first.', Math.ceil(restMs / 1_000))
    this.#restsUntil.delete(userId)
    if (this.#isTaken) throw tooBusy('Another file is being read; try again in a moment.', 5)
    this.#isTaken = true
    let isAtWork = false
    let isOver = false
    const end = () => {
      if (!isOver) this.#isTaken = false
      isOver = true
    }
    reply.raw.once('close', () => {
      if (!isAtWork) end()
    })
    return {
      keepFor: async (work, rest) => {
        if (isOver) throw new RequestRefused(408, 'TOO_SLOW', 'Whoever brought the file has gone.')
        isAtWork = true
        return work().finally(() => {
          this.#restsUntil.set(userId, performance.now() + rest)
          end()
        })
      },
    }
  }
}

const tooBusy = (why: string, retryAfter: number) => new RequestRefused(429, 'TOO_BUSY', why, retryAfter)
