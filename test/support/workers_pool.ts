import pg from 'pg'

/** Connections to the same database, logged in as its worker; one, unless a story does several things at once. */
export function workersPoolOf(pool: pg.Pool, max = 1): pg.Pool {
  const url = new URL(pool.options.connectionString ?? '')
  url.username = 'pipeline_worker'
  const workers = new pg.Pool({ connectionString: url.href, max })
  workers.on('error', () => {}) // they end with the database
  return workers
}
