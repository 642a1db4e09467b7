import { readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

/** Does what was set for this time, if it is still wanted. Returns what it was; null when it is not due, or gone. */
export function keepAppointment(db: Db, id: string): Promise<string | null> {
  return readValue(db, 'select pipeline_private.keep_appointment($1)', [id])
}
