import type { Db } from '../connection/pool.ts'

/** What follows in this transaction was asked for by this key; raises VL043 when it has been done before. */
export async function beginRequest(db: Db, key: string): Promise<void> {
  await db.query('select pipeline_private.begin_request($1)', [key])
}
