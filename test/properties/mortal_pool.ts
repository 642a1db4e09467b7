import type pg from 'pg'

export interface Mortal {
  /** Behaves like the pool it wraps for as long as its worker lives. */
  pool: pg.Pool
  /** The worker dies at this statement, counted from now: before it was made, or after it was done and nobody heard. */
  dieAt(statement: number, when: 'before' | 'after'): void
  /** Another worker takes its place. Returns whether this one had died. */
  replace(): boolean
}

/** The connections of a worker that may be killed between any two of its statements. */
export function mortalPool(pool: pg.Pool): Mortal {
  let isDead = false
  let left = Number.POSITIVE_INFINITY
  let when: 'before' | 'after' = 'before'
  const killed = () => new Error('the worker was killed')

  const query = async (...statement: Parameters<pg.Pool['query']>) => {
    if (isDead) throw killed()
    left -= 1
    if (left > 0) return pool.query(...statement)
    isDead = true
    if (when === 'after') await pool.query(...statement)
    throw killed()
  }

  return {
    pool: new Proxy(pool, {
      get: (target, name) => (name === 'query' ? query : Reflect.get(target, name)),
    }),
    dieAt(statement, moment) {
      left = statement
      when = moment
    },
    replace() {
      const died = isDead
      isDead = false
      left = Number.POSITIVE_INFINITY
      return died
    },
  }
}
