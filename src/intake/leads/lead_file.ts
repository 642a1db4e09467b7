import { type CsvFile, type CsvSource, nameOf, openCsv } from '../csv/csv_file.ts'
import { CsvFileError } from '../csv/csv_file_error.ts'
import type { RowProblem } from '../csv/row_problem.ts'
import { swallowedRows } from '../csv/swallowed_rows.ts'
import { type LeadColumns, recogniseColumns } from './lead_columns.ts'
import { type LeadRow, readLeadRow } from './lead_row.ts'
import type { FileConsent } from './row_consent.ts'

export interface NumberedRow extends LeadRow {
  number: number
  /** How much of the file lies before its end, from 0 to 1. */
  share: number
}

export interface LeadFile extends Omit<CsvFile, 'rows' | 'delimiter'> {
  columns: LeadColumns
  rows: AsyncGenerator<NumberedRow, void, undefined>
}

/**
 * Opens a CSV file of leads and reads its header.
 *
 * @throws CsvFileError when it cannot be read, is empty or has no column for the phone, or when nothing says when its consent was given.
 */
export async function openLeadFile(
  source: CsvSource,
  defaultSource: string,
  consent?: FileConsent,
): Promise<LeadFile> {
  const csv = await openCsv(source)
  const header = await csv.rows.next()
  if (header.done === true) throw new CsvFileError(`${nameOf(source)} is empty.`)

  const columns = recogniseColumns(header.value.cells)
  if (!columns.positions.has('phone')) {
    await csv.rows.return()
    throw new CsvFileError(
      `${nameOf(source)} has no column for the phone. Head one with "phone" or "mobile"; its first row is now: ${header.value.cells.join(', ')}`,
    )
  }
  if (consent?.wording != null && consent.date === null && !columns.positions.has('consentDate')) {
    await csv.rows.return()
    throw new CsvFileError(
      `When was the consent given? Give its date (--consent-date), or a column headed "consent date".`,
    )
  }
  return { ...csv, columns, rows: readRows(csv, columns, defaultSource, consent) }
}

async function* readRows(
  csv: CsvFile,
  columns: LeadColumns,
  defaultSource: string,
  consent?: FileConsent,
): AsyncGenerator<NumberedRow, void, undefined> {
  for await (const { number, share, cells } of csv.rows) {
    const swallowed = swallowedRows(cells, csv.delimiter, columns.header.length)
    yield swallowed > 0
      ? { number, share, facts: null, consent: null, problems: [unclosedQuote(swallowed)] }
      : { number, share, ...readLeadRow(columns, cells, defaultSource, consent) }
  }
}

function unclosedQuote(rows: number): RowProblem {
  const problem = `a quote is not closed: text that looks like ${rows} more rows was taken for one cell and is left out too`
  return { severity: 'error', column: '', value: '', problem }
}
