import type { Pool } from 'pg'
import { type SQL, sql } from 'zapatos/db'
import type { pipeline } from 'zapatos/schema'
import { readRows, readValue, readValues } from '../connection/ask.ts'
import { inOwnTransaction } from '../connection/in_transaction.ts'
import type { Db } from '../connection/pool.ts'
import { columnsOf, type RowOf, rowsOf } from '../connection/rows.ts'
import type { LogName } from './leaving.ts'

const archive = columnsOf(
  'pipeline.archives',
  ['id', 'path', 'sha256', 'first_at', 'last_at', 'created_at'],
  {
    log: sql<SQL, LogName>`log`,
    rowCount: sql<SQL, number>`row_count::float8`,
    bytes: sql<SQL, number>`bytes::float8`,
  },
)

/** A file of rows that have left; `path` is its folder, within that of all archives. */
export type Archive = RowOf<typeof archive>

/** Where rows of a lead are, and how they are read. */
export interface KeptBlock {
  archiveId: string
  log: LogName
  path: string
  blockNo: number
  vendorLeadId: string | null
  position: number
  bytes: number
  rowCount: number
  /** Null when the lead was erased. */
  key: Buffer | null
}

export interface WhichBlocks {
  leadId?: string | undefined
  archiveId?: string | undefined
  log?: LogName | undefined
  from?: Date | undefined
  until?: Date | undefined
}

/** Those that are kept, the earliest first. */
export function listArchives(db: Db): Promise<Archive[]> {
  const kept = sql<pipeline.archives.SQL>`where ${'removed_at'} is null order by ${'created_at'}, ${'id'}`
  return rowsOf(db, archive, kept)
}

/** The earliest archive first. */
export function listBlocks(
  pool: Pool,
  { leadId, archiveId, log, from, until }: WhichBlocks = {},
): Promise<KeptBlock[]> {
  return asKeeper(pool, (db) =>
    readRows(
      db,
      `select archive_id, log, path, block_no, vendor_lead_id, position::float8 as position, bytes, row_count, key
       from pipeline_private.kept_blocks($1, $2, $3, $4, $5)`,
      [leadId, archiveId, log, from, until],
    ),
  )
}

export interface LeftFault {
  /** hash: an entry was edited. link: entries are missing. cut: they do not join on to what the database keeps. */
  fault: 'hash' | 'link' | 'cut'
  tableName: string
  rowId: string
}

/** Where the record of a lead, as an archive has it, is not as it was written. */
export function findLeftFaults(
  pool: Pool,
  archiveId: string,
  leadId: string | null,
  entries: readonly string[],
): Promise<LeftFault[]> {
  return asKeeper(pool, (db) =>
    readRows(db, 'select fault, table_name, row_id from pipeline_private.faults_of_left($1, $2, $3)', [
      archiveId,
      leadId,
      `[${entries.join(',')}]`,
    ]),
  )
}

/** Those whose time is over: nobody can read them any more. How many. */
export function endArchives(pool: Pool): Promise<number> {
  return asKeeper(pool, (db) => readValue(db, 'select pipeline_private.end_archives()'), 'read write')
}

/** Which of these folders are of archives that have ended. */
export function findEnded(pool: Pool, paths: readonly string[]): Promise<string[]> {
  return asKeeper(pool, (db) => readValues(db, 'select pipeline_private.ended_archives($1)', [paths]))
}

/** By the role that may read what is known of archives, which nobody else may. */
function asKeeper<Result>(
  pool: Pool,
  work: (db: Db) => Promise<Result>,
  access: 'read only' | 'read write' = 'read only',
): Promise<Result> {
  return inOwnTransaction(pool, `begin ${access}; set local role pipeline_archive`, work)
}
