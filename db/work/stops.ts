import { param, sql } from 'zapatos/db'
import type { pipeline } from 'zapatos/schema'
import { readRow, readRows, readValue, readValues } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'
import { columnsOf, type RowOf, rowsOf } from '../connection/rows.ts'

const stop = columnsOf('pipeline.text_stops', [
  ...(['scope', 'reason', 'stopped_by', 'since', 'ended_at', 'ended_by', 'end_reason'] as const),
])

export type TextStop = RowOf<typeof stop>

/** From now on nothing leaves that this scope covers; a stop that stands already stays as it is. */
export function stopTexts(db: Db, scope: string, reason: string): Promise<TextStop> {
  return readRow(db, `select ${stop.names} from pipeline.stop_texts($1, $2)`, [scope, reason])
}

/** Ends a stop; others that stand beside it go on. */
export function resumeTexts(db: Db, scope: string, reason: string): Promise<TextStop> {
  return readRow(db, `select ${stop.names} from pipeline.resume_texts($1, $2)`, [scope, reason])
}

/** The stops that stand, and the latest of those that have ended, as many as are asked for. */
export function listStops(db: Db, ended: number): Promise<TextStop[]> {
  const latest = sql`select id from pipeline.text_stops where ended_at is not null order by ended_at desc limit ${param(ended)}`
  return rowsOf(
    db,
    stop,
    sql<pipeline.text_stops.SQL>`where ${'ended_at'} is null or ${'id'} in (${latest}) order by ${'since'} desc`,
  )
}

/** How much waits for the end of a stop, or for words of the company's own. */
export function countKeptBack(db: Db): Promise<{ texts: number; runs: number; handedOver: number }> {
  return readRow(
    db,
    `select
       (select count(*)::integer from pipeline.lead_messages where kept_back_since is not null) as texts,
       (select count(*)::integer from pipeline.agent_runs where kept_back_since is not null) as runs,
       (select count(*)::integer from pipeline.lead_messages where status = 'sending') as handed_over`,
  )
}

export interface MissingWords {
  /** company_name, video_url or template:<template>. */
  what: string
  /** The statement that sets it. */
  todo: string
}

/** What texts would say that is still as the first release left it; nothing in a simulation. */
export function listMissingWords(db: Db): Promise<MissingWords[]> {
  return readRows(
    db,
    `select missing.what, missing.todo from pipeline_private.missing_words as missing
     where not exists (select from pipeline_private.database_purpose where purpose = 'simulation')
     order by missing.what`,
  )
}

/** Says that the texts nobody has changed are as the company wants them; returns their names. */
export function approveWording(db: Db, reason: string): Promise<string[]> {
  return readValues(db, 'select template from pipeline.approve_wording($1)', [reason])
}

/** Wakes those that are kept back no longer; returns how many. */
export function wakeKeptBack(db: Db): Promise<number> {
  return readValue(db, 'select pipeline_private.wake_kept_back()')
}
