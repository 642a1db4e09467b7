import type { Db } from '../connection/pool.ts'

/** Notes that a user has read one lead's personal data; once an hour at most. */
export async function noteLeadRead(
  db: Db,
  read: { leadId: string; userId: string; userName: string },
): Promise<void> {
  await db.query('select pipeline_private.note_lead_read($1, $2, $3)', [
    read.leadId,
    read.userId,
    read.userName,
  ])
}
