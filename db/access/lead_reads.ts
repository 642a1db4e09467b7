import type { Db } from '../connection/pool.ts'

/** Notes that a user has read one lead's personal data, by its id or that of a row about it; once an hour at most. */
export async function noteLeadRead(
  db: Db,
  read: { named: string; userId: string; userName: string },
): Promise<void> {
  await db.query('select pipeline_private.note_lead_read($1, $2, $3)', [
    read.named,
    read.userId,
    read.userName,
  ])
}
