import { readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

export type Purpose = 'production' | 'simulation'

/** What the database is marked as, for ever; null when it was never migrated. */
export async function readPurpose(db: Db): Promise<Purpose | null> {
  const isMigrated = `select to_regclass('pipeline_private.database_purpose') is not null`
  if (!(await readValue<boolean>(db, isMigrated))) return null
  return readValue(db, 'select min(purpose) from pipeline_private.database_purpose')
}
