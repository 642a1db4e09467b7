import type { Block, LeftRow } from '../../db/archives/leaving.ts'
import { type Place, sealBlock } from './sealed_block.ts'

/** Rows that lie side by side, lead by lead. */
export function byLead(rows: readonly LeftRow[]): [LeftRow, ...LeftRow[]][] {
  const leads: [LeftRow, ...LeftRow[]][] = []
  for (const row of rows) {
    const last = leads.at(-1)
    if (last !== undefined && last[0].vendorLeadId === row.vendorLeadId) last.push(row)
    else leads.push([row])
  }
  return leads
}

/** What goes into the file, and what the database has to know of it. */
export function sealRows(
  rows: readonly [LeftRow, ...LeftRow[]],
  place: Place,
  position: number,
): { sealed: Buffer; block: Block } {
  const { sealed, key } = sealBlock(
    rows.map(({ entry }) => entry),
    place,
  )
  // Moments of one zone are in order as texts.
  const moments = rows.map(({ at }) => at).toSorted()
  const [first] = rows
  const block = {
    blockNo: place.blockNo,
    leadId: first.vendorLeadId,
    position,
    bytes: sealed.length,
    rowCount: rows.length,
    firstAt: moments.at(0) ?? first.at,
    lastAt: moments.at(-1) ?? first.at,
    key: key.toString('base64'),
  }
  return { sealed, block }
}
