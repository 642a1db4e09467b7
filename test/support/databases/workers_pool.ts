import pg from 'pg'
import { poolsOf } from './story_pools.ts'

/** Connections to the same database, logged in as its worker; one, unless a story does several things at once. */
export function workersPoolOf(pool: pg.Pool, max = 1): pg.Pool {
  const login = 'pipeline_worker'
  const lent = poolsOf.get(pool)?.lend(max, login)
  if (lent !== undefined) return lent
  const url = new URL(pool.options.connectionString ?? '')
  url.username = login
  const workers = new pg.Pool({ connectionString: url.href, max })
  workers.on('error', () => {}) // they end with the database
  return workers
}
