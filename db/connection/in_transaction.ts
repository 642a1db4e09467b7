import type pg from 'pg'
import type { Db } from './pool.ts'

/** Does `work` in one transaction of one connection, which begins as `begin` says; undone when it throws. */
export async function inTransaction<Result>(
  db: Db,
  begin: string,
  work: () => Promise<Result>,
): Promise<Result> {
  await db.query(begin)
  try {
    const result = await work()
    await db.query('commit')
    return result
  } catch (error) {
    await db.query('rollback').catch(() => {})
    throw error
  }
}

/** The same by a connection of its own, which is given up when it throws. */
export async function inOwnTransaction<Result>(
  pool: pg.Pool,
  begin: string,
  work: (db: Db) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  try {
    const result = await inTransaction(client, begin, () => work(client))
    client.release()
    return result
  } catch (error) {
    client.release(true)
    throw error
  }
}
