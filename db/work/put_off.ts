import { readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

/** Somebody has the lead of a job's work locked: books another look at it, a moment later. False when rows book no such jobs. */
export function putOffWork(db: Db, task: string, payload: unknown): Promise<boolean> {
  return readValue(db, 'select pipeline_private.put_off_work($1, $2)', [task, JSON.stringify(payload)])
}
