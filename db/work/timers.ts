import type { Db } from '../connection/pool.ts'

/** Does what the lead's timer is for, if it is due and still wanted. Returns what it did. */
export async function fireTimer(db: Db, leadId: string): Promise<string> {
  const { rows } = await db.query<{ did: string }>('select pipeline_private.fire_timer($1) as did', [leadId])
  return rows[0]?.did ?? 'not wanted'
}

/** Wakes every timer, run and text that has been due for longer than this; returns how many. */
export async function wakeDueWork(db: Db, overdueBy: string): Promise<number> {
  const { rows } = await db.query<{ woken: number }>('select pipeline_private.wake_due_work($1) as woken', [
    overdueBy,
  ])
  return rows[0]?.woken ?? 0
}
