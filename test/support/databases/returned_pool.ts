import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'

/** A pool that somebody else keeps, as its borrower has it: to end it is to give it back. */
export interface Borrowed {
  pool: pg.Pool
  isReturned(): boolean
}

export function borrow(kept: pg.Pool): Borrowed {
  let isReturned = false
  async function end(): Promise<void> {
    isReturned = true
    // What is under way may end, as when a pool really ends.
    while (kept.idleCount < kept.totalCount || kept.waitingCount > 0) await pause(2)
  }
  const refuse = () => Promise.reject(new Error('Cannot use a pool after calling end on the pool'))
  const pool = new Proxy(kept, {
    get(_, name) {
      if (name === 'end') return end
      if (name === 'ending' || name === 'ended') return isReturned
      if (isReturned && (name === 'connect' || name === 'query')) return refuse
      const own: unknown = Reflect.get(kept, name, kept)
      return typeof own === 'function' ? own.bind(kept) : own
    },
  })
  return { pool, isReturned: () => isReturned }
}
