import { readValue } from '../connection/ask.ts'
import { DatabaseUnfit } from '../connection/obstacle.ts'
import type { Db } from '../connection/pool.ts'

/** Which standbys a commit waits for; empty when for none. */
export function readAwaitedStandbys(db: Db): Promise<string> {
  return readValue(db, `select current_setting('synchronous_standby_names')`)
}

/**
 * Resolves when a write was committed and a file could grow, so that there is room on the disk. Nothing of it stays but
 * a few bytes of the write-ahead log.
 *
 * @param db a connection with little work_mem, so that the rows below go to a file.
 */
export async function proveWrite(db: Db): Promise<void> {
  if (await readValue<boolean>(db, `select current_setting('transaction_read_only')::boolean`))
    throw new DatabaseUnfit({ says: 'the database is read-only', code: '25006' }, undefined)
  await db.query(
    `select pg_logical_emit_message(true, 'pipeline', 'ready'), count(*) from generate_series(1, 20000)`,
  )
}
