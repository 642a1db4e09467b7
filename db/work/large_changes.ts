import { readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

/** Does to the next leads what a change does to very many; returns to how many. */
export function goOnWithLargeChanges(db: Db): Promise<number> {
  return readValue(db, 'select pipeline_private.go_on_with_large_changes()')
}
