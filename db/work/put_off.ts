import type { Db } from '../connection/pool.ts'

/** Somebody has the lead of this work locked: books another look at it, a moment later. */
export async function putOffWork(db: Db, task: string, id: string): Promise<void> {
  await db.query('select pipeline_private.put_off_work($1, $2)', [task, id])
}
