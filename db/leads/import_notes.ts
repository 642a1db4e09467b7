import type { Db } from '../connection/pool.ts'

export interface ImportNote {
  file: string
  seconds: number
  imported: number
  updated: number
  duplicates: number
  refused: number
  /** Row, column and why, without what stands there. */
  refusals: readonly string[]
  /** Null when the file was read to its end. */
  stoppedBecause: string | null
  /** Of the leads that it made, in the order of the file. */
  leadIds: readonly string[]
}

/** Notes what became of the rows of a file, for whoever asks later. */
export async function noteImport(db: Db, note: ImportNote): Promise<void> {
  await db.query('select pipeline_private.note_import($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
    ...[note.file, note.seconds, note.imported, note.updated, note.duplicates, note.refused],
    ...[note.refusals, note.stoppedBecause, note.leadIds],
  ])
}
