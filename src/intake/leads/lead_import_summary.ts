import type { RowProblem } from '../csv/row_problem.ts'
import type { NumberedRow } from './lead_file.ts'
import type { StoredLead } from './store_leads.ts'

export interface LeadImportSummary {
  rows: number
  imported: number
  updated: number
  duplicates: number
  refused: number
  /** Imported or updated, but without something that could not be understood. */
  withWarnings: number
  /** Imported or updated, with a postcode in which look-alikes were put right. */
  mended: number
  /** Imported, but nobody has consented to texts: a person is asked to ring. */
  unasked: number
  /** Imported, but the number must not be texted. */
  silenced: number
  /** Lines that were not UTF-8 and were read as Windows-1252. */
  legacyLines: number
}

export function emptySummary(): LeadImportSummary {
  return {
    ...{ rows: 0, imported: 0, updated: 0, duplicates: 0, refused: 0 },
    ...{ withWarnings: 0, mended: 0, unasked: 0, silenced: 0, legacyLines: 0 },
  }
}

/** What became of a row; without `stored` it was refused. */
export interface SettledRow {
  row: NumberedRow
  stored?: StoredLead
  isSilenced: boolean
  isUnasked: boolean
  refusal?: string
}

export function addToSummary(
  summary: LeadImportSummary,
  { row, stored, isSilenced, isUnasked }: SettledRow,
): void {
  summary.rows += 1
  if (stored === undefined) summary.refused += 1
  else if (stored.became === 'imported') summary.imported += 1
  else if (stored.became === 'updated') summary.updated += 1
  else summary.duplicates += 1

  if (isSilenced) summary.silenced += 1
  if (isUnasked) summary.unasked += 1
  if (stored === undefined || stored.became === 'duplicate') return
  if (row.problems.some(({ severity }) => severity === 'warning')) summary.withWarnings += 1
  if (row.problems.some(({ severity }) => severity === 'read')) summary.mended += 1
}

/** Everything there is to say about a row: what its reading found, and what became of it. */
export function problemsOf({ row, stored, isSilenced, refusal }: SettledRow): RowProblem[] {
  const value = row.facts?.vendorPhone ?? ''
  const told = (severity: RowProblem['severity'], problem: string): RowProblem => ({
    ...{ severity, column: '', value, problem },
  })
  return [
    ...row.problems,
    ...(refusal === undefined ? [] : [told('error', refusal)]),
    ...(isSilenced ? [told('warning', 'this number must not be texted')] : []),
    ...(stored?.became === 'duplicate' && stored.of !== undefined
      ? [told('skipped', `the same as ${otherLead(stored.of)}`)]
      : []),
  ]
}

/** A lead that was there, or the row that became it. */
export const otherLead = (of: NonNullable<StoredLead['of']>) =>
  'row' in of ? `row ${of.row}` : `lead ${of.leadId}`
