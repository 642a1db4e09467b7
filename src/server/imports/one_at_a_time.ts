import type { FastifyReply } from 'fastify'
import { RequestRefused } from '../http/errors.ts'

export interface Turn {
  /** Keeps the turn while the work goes on, also when nobody waits for its answer any more. */
  keepFor<Result>(work: () => Promise<Result>): Promise<Result>
}

/** A file is much to hold and much to do: one web process takes one at a time. */
export class OneAtATime {
  #isTaken = false

  /** Takes the turn until the answer is over. @throws RequestRefused TOO_BUSY */
  take(reply: FastifyReply): Turn {
    if (this.#isTaken) {
      throw new RequestRefused(429, 'TOO_BUSY', 'Another file is being read; try again in a moment.', 5)
    }
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
      keepFor: async (work) => {
        if (isOver) throw new RequestRefused(408, 'TOO_SLOW', 'Whoever brought the file has gone.')
        isAtWork = true
        return work().finally(end)
      },
    }
  }
}
