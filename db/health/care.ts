import { readRow, readRows, readValue, readValues } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

export interface IndexState {
  /** As SQL names it, with its schema. */
  indexName: string
  bytes: number
  /** About what a new one would take; null where that is not known. */
  bytesWhenNew: number | null
  /** False for one whose build was cut off. */
  isValid: boolean
  isBloated: boolean
  isUnused: boolean
}

/** Those that want something: what is of no use at all first, then the most waste. */
export function readIndexesToMend(db: Db): Promise<IndexState[]> {
  return readRows(
    db,
    `select index_name, bytes::float8 as bytes, bytes_when_new::float8 as bytes_when_new, is_valid, is_bloated, is_unused
     from pipeline_private.index_states() where is_bloated or is_unused or not is_valid
     order by is_valid, bytes - bytes_when_new desc nulls last, index_name`,
  )
}

/** Returns how many rebuilds had been interrupted, of which nothing is left. */
export function dropBrokenRebuilds(db: Db): Promise<number> {
  return readValue(db, 'select pipeline_private.drop_broken_rebuilds()')
}

/** Tables of which the planner knows too little, as SQL names them. */
export function readTablesToAnalyse(db: Db): Promise<string[]> {
  return readValues(db, 'select name from pipeline_private.tables_to_analyse()')
}

/** Waits for nobody long: a table that somebody has locked is left for the next night. */
export async function analyse(db: Db, table: string): Promise<void> {
  await db.query(`set lock_timeout = '2s'`)
  await asCare(db, `analyze ${table}`)
}

/** What keeps a rebuild waiting, and for how long rebuilds may take, in seconds; null: none is to be. */
export function readRebuildLimits(
  db: Db,
): Promise<{ openSeconds: number | null; budgetSeconds: number | null }> {
  return readRow(
    db,
    `select extract(epoch from pipeline_private.longest_open())::float8 as open_seconds,
       extract(epoch from rebuild_budget)::float8 as budget_seconds
     from pipeline.settings`,
  )
}

/**
 * Builds a new index beside the old one, while others read and write, and waits for no transaction of theirs for longer
 * than this. One that is cut off leaves something behind, which `dropBrokenRebuilds` takes away.
 */
export async function rebuild(db: Db, index: string, withinMs: number, waitsMs: number): Promise<void> {
  await db.query(
    `set statement_timeout = ${Math.max(1, Math.ceil(withinMs))}; set lock_timeout = ${Math.ceil(waitsMs)}`,
  )
  await asCare(db, `reindex index concurrently ${index}`)
}

/** By the role that may maintain tables, and does nothing else; the connection is one session's own. */
async function asCare(db: Db, statement: string): Promise<void> {
  await db.query('set role pipeline_care')
  try {
    await db.query(statement)
  } finally {
    await db.query('reset role')
  }
}

/** The guards are as released, though the catalogue has changed. */
export function noteCatalogue(db: Db): Promise<boolean> {
  return readValue(db, 'select pipeline_private.note_catalogue_mark()')
}
