import type { Db } from '../connection/pool.ts'

/** Does what the lead's timer is for, if it is due and still wanted. Returns what it did. */
export async function fireTimer(db: Db, leadId: string): Promise<string> {
  const { rows } = await db.query<{ did: string }>('select pipeline_private.fire_timer($1) as did', [leadId])
  return rows[0]?.did ?? 'not wanted'
}

/** Books every timer, run and text anew that has been due for longer than this and that nobody looks at; returns how many. */
export async function bookOverdueWork(db: Db, overdueBy: string): Promise<number> {
  const { rows } = await db.query<{ overdue: number }>(
    'select pipeline_private.book_overdue_work($1) as overdue',
    [overdueBy],
  )
  return rows[0]?.overdue ?? 0
}
