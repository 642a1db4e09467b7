import { readRows } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

/** Keeps a lead that was fetched; it is read afterwards. */
export async function keepFetchedLead(db: Db, deliveryId: string, lead: unknown): Promise<void> {
  await db.query('select pipeline_private.keep_fetched_lead($1, $2)', [deliveryId, JSON.stringify(lead)])
}

/** Why a source cannot be asked now. */
export interface FetchFault {
  why: string
  /** How long nobody is to ask it for anything; only this failed without it. */
  seconds?: number
  /** Somebody has to do something about it. */
  isDown?: boolean
}

/** The lead waits; a job looks again. */
export async function putOffFetching(db: Db, deliveryId: string, fault: FetchFault): Promise<void> {
  const { why, seconds, isDown = false } = fault
  const call = 'select pipeline_private.put_off_fetching($1, $2, $3, $4)'
  await db.query(call, [deliveryId, why, seconds, isDown])
}

export async function pauseSource(
  db: Db,
  source: string,
  { why, seconds = 300, isDown = false }: FetchFault,
): Promise<void> {
  await db.query('select pipeline_private.pause_source($1, $2, $3, $4)', [source, why, seconds, isDown])
}

/** The forms that are asked for leads which nobody told us of, and since when. */
export function formsToPoll(db: Db, source: string): Promise<{ form: string; since: Date }[]> {
  return readRows(db, 'select * from pipeline_private.forms_to_poll($1)', [source])
}

export async function notePoll(db: Db, source: string, form: string, polledAt: Date): Promise<void> {
  await db.query('select pipeline_private.note_poll($1, $2, $3)', [source, form, polledAt])
}
