import type { Pool } from 'pg'
import { listBlocks, type WhichBlocks } from '../../db/archives/kept.ts'
import type { LogName } from '../../db/archives/leaving.ts'
import { readBlock } from './read_archive.ts'

/** A row of a log as it was when it left. */
export interface RowOfLog {
  log: LogName
  at: Date
  row: Record<string, unknown>
}

/**
 * The rows that have left, archive by archive and lead by lead.
 *
 * @param onErased hears of each block that nobody can read any more.
 * @throws ArchiveFault at the first that is not as it was written.
 */
export async function* leftRows(
  pool: Pool,
  parent: string,
  which: WhichBlocks,
  onErased: () => void = () => {},
): AsyncGenerator<RowOfLog> {
  const { from, until } = which
  for (const block of await listBlocks(pool, which)) {
    const lines = await readBlock(parent, block)
    if (lines === null) onErased()
    for (const line of lines ?? []) {
      const row: Record<string, unknown> = JSON.parse(line)
      const at = new Date(String(row.received_at ?? row.created_at))
      const isMeant = (from === undefined || at >= from) && (until === undefined || at < until)
      if (isMeant) yield { log: block.log, at, row }
    }
  }
}
