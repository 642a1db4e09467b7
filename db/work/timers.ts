import { readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

/** Does what the lead's timer is for, if it is due and still wanted. Returns what it did. */
export function fireTimer(db: Db, leadId: string): Promise<string> {
  return readValue(db, 'select pipeline_private.fire_timer($1)', [leadId])
}

/** Books every timer, run and text anew that has been due for longer than this, that nobody looks at, of what a schedule looks after or of everything; returns how many. */
export function bookOverdueWork(db: Db, overdueBy: string, schedule: string | null = null): Promise<number> {
  return readValue(db, 'select pipeline_private.book_overdue_work($1, $2)', [overdueBy, schedule])
}
