import pg from 'pg'
import { readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

/** The database and this program do not go together; no waiting helps. */
export class QueueMismatch extends Error {
  override name = 'QueueMismatch'
}

/** The job queue has no code of its own for a database that is newer than itself. */
const isTooNew = /includes breaking migration (\d+), but the currently running worker only supports/
/** Roles, schemas, tables or functions are missing, or the queue tried to bring its own up to date as a worker. */
const isTooOld = /^(22023|42501|3F000|42P01|42703|42883)$/

/** What the queue says of a database that belongs to a newer version of it as a QueueMismatch; anything else as it is. */
export function asNewerQueue(error: unknown): unknown {
  if (!(error instanceof Error && isTooNew.test(error.message))) return error
  return new QueueMismatch(
    'The job queue in this database belongs to a newer version of the program. Use that version.',
    { cause: error },
  )
}

/** What a worker meets at its start as a QueueMismatch, when the database is older or newer than the program; anything else as it is. */
export function asQueueMismatch(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError && isTooOld.test(error.code ?? ''))) return asNewerQueue(error)
  return new QueueMismatch(
    `This database has not been migrated to this version of the program (${error.message}). Run: npm run migrate`,
    { cause: error },
  )
}

/** The queue's last migration that older workers must not go on with. */
export function readLastBreakingQueue(db: Db): Promise<number> {
  return readValue(db, 'select coalesce(max(id), 0) from graphile_worker.migrations where breaking')
}
