import type pg from 'pg'

/** Runs a statement as somebody with this role, in a transaction of its own. */
export async function asRole(
  pool: pg.Pool,
  role: string,
  statement: string,
  values: unknown[] = [],
): Promise<unknown[]> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`set local role ${role}`)
    const { rows } = await client.query(statement, values)
    await client.query('commit')
    return rows
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
