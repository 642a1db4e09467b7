import { createHash } from 'node:crypto'
import type { Block, LeavingRow, Share } from '../../db/archives/leaving.ts'
import { type Place, sealBlock } from './sealed_block.ts'

/** Rows that lie side by side, lead by lead. */
export function byLead(rows: readonly LeavingRow[]): [LeavingRow, ...LeavingRow[]][] {
  const leads: [LeavingRow, ...LeavingRow[]][] = []
  for (const row of rows) {
    const last = leads.at(-1)
    if (last !== undefined && last[0].vendorLeadId === row.vendorLeadId) last.push(row)
    else leads.push([row])
  }
  return leads
}

/** What goes into the file, and what the database has to know of it. */
export function sealRows(
  rows: readonly [LeavingRow, ...LeavingRow[]],
  place: Place,
  position: number,
): { sealed: Buffer; block: Block } {
  const lines = rows.map(({ entry }) => `${entry}\n`).join('')
  const { sealed, key } = sealBlock(lines, place)
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
    digest: createHash('sha256').update(lines).digest('hex'),
  }
  return { sealed, block }
}

/** Of a few leads, so that each is locked for a moment when they leave. */
export function bySmallShares(
  { before, leadIds, blocks }: Share,
  mostRows: number,
  mostLeads = 100,
): Share[] {
  if (leadIds === null) return [{ before, leadIds, blocks }]
  const blocksOf = Map.groupBy(blocks, ({ leadId }) => leadId)
  const shares: (Share & { leadIds: string[] })[] = []
  let rows = Number.POSITIVE_INFINITY
  for (const leadId of leadIds) {
    const own = blocksOf.get(leadId) ?? []
    const last = shares.at(-1)
    if (last === undefined || rows >= mostRows || last.leadIds.length >= mostLeads) {
      shares.push({ before, leadIds: [leadId], blocks: [...own] })
      rows = 0
    } else {
      last.leadIds.push(leadId)
      last.blocks.push(...own)
    }
    rows += own.reduce((sum, { rowCount }) => sum + rowCount, 0)
  }
  return shares
}
