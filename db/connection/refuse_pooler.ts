import type pg from 'pg'

/** Between us and PostgreSQL is something that hands connections out by turns. */
export class PoolerBetween extends Error {
  override name = 'PoolerBetween'
}

/**
 * The job queue, locks that stand for a worker, and migrations need one connection for themselves from its beginning to
 * its end. PostgreSQL greets each with the number of its process; a pooler with a number of its own.
 *
 * @throws PoolerBetween when a connection pooler such as PgBouncer answers at this address.
 */
export async function refusePooler(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const greetedBy = (client as pg.Client & { processID: number | null }).processID
  if (greetedBy === rows[0]?.pid) return
  throw new PoolerBetween(
    'A connection pooler (PgBouncer or the like) answers at this address. Workers, the web process and migrate need connections of their own: set DATABASE_URL to the address of PostgreSQL itself.',
  )
}
