import { readRows, readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

/** Removes what persons were told long ago, a few; returns how many. */
export function removeOldNotices(db: Db): Promise<number> {
  return readValue(db, 'select pipeline_private.remove_old_notices()')
}

export interface UnreadNotices {
  userId: string
  unread: number
  newest: { id: string; occurrences: number }[]
}

/** What each of these users has not read. */
export function readUnreadNotices(db: Db, userIds: readonly string[]): Promise<UnreadNotices[]> {
  return readRows(db, 'select user_id, unread, newest from pipeline_private.unread_notices($1)', [userIds])
}
