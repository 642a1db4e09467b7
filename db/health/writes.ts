import { DatabaseUnfit } from '../connection/obstacle.ts'
import type { Db } from '../connection/pool.ts'

/** Which standbys a commit waits for; empty when for none. */
export async function readAwaitedStandbys(db: Db): Promise<string> {
  const { rows } = await db.query<{ names: string }>(
    `select current_setting('synchronous_standby_names') as names`,
  )
  return rows[0]?.names ?? ''
}

/**
 * Resolves when a write was committed and a file could grow, so that there is room on the disk. Nothing of it stays but
 * a few bytes of the write-ahead log.
 *
 * @param db a connection with little work_mem, so that the rows below go to a file.
 */
export async function proveWrite(db: Db): Promise<void> {
  const { rows } = await db.query<{ isReadOnly: boolean }>(
    `select current_setting('transaction_read_only')::boolean as "isReadOnly"`,
  )
  if (rows[0]?.isReadOnly)
    throw new DatabaseUnfit({ says: 'the database is read-only', code: '25006' }, undefined)
  await db.query(
    `select pg_logical_emit_message(true, 'pipeline', 'ready'), count(*) from generate_series(1, 20000)`,
  )
}
