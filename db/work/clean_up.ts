import { readRows } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

/** Returns how many of each kind, at most 1,000 of each; none when there are no more. */
export function removeOutdated(db: Db): Promise<{ kind: string; removed: number }[]> {
  return readRows(db, 'select kind, removed from pipeline_private.remove_outdated()')
}
