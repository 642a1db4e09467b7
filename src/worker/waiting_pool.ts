import type pg from 'pg'

/**
 * The pool as the job queue sees it: connections are handed out only once `ready` has resolved. It holds back the
 * first claim until the pool is announced; the queue itself cannot be asked to wait.
 */
export function waitingPool(pool: pg.Pool, ready: () => Promise<void>): pg.Pool {
  type Callback = Parameters<pg.Pool['connect']>[0]
  const connect = (callback?: Callback): unknown => {
    if (callback === undefined) return ready().then(() => pool.connect())
    ready().then(
      () => pool.connect(callback),
      (error: Error) => callback(error, undefined, () => {}),
    )
    return undefined
  }
  return new Proxy(pool, {
    get(target, property) {
      if (property === 'connect') return connect
      const value: unknown = Reflect.get(target, property)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
