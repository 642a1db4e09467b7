import { basename } from 'node:path'
import { type CsvFile, CsvFileError, openCsv } from '../csv/csv_file.ts'
import type { RowProblem } from '../csv/row_problem.ts'
import { swallowedRows } from '../csv/swallowed_rows.ts'
import { type LeadColumns, recogniseColumns } from './lead_columns.ts'
import { type LeadRow, readLeadRow } from './lead_row.ts'

export interface NumberedRow extends LeadRow {
  number: number
}

export interface LeadFile extends Omit<CsvFile, 'rows' | 'delimiter'> {
  columns: LeadColumns
  rows: AsyncGenerator<NumberedRow, void, undefined>
}

/**
 * Opens a CSV file of leads and reads its header.
 *
 * @throws CsvFileError when it cannot be read, is empty or has no column for the phone.
 */
export async function openLeadFile(path: string, defaultSource: string): Promise<LeadFile> {
  const csv = await openCsv(path)
  const header = await csv.rows.next()
  if (header.done === true) throw new CsvFileError(`${basename(path)} is empty.`)

  const columns = recogniseColumns(header.value.cells)
  if (!columns.positions.has('phone')) {
    await csv.rows.return()
    throw new CsvFileError(
      `${basename(path)} has no column for the phone. Head one with "phone" or "mobile"; its first row is now: ${header.value.cells.join(', ')}`,
    )
  }
  return { ...csv, columns, rows: readRows(csv, columns, defaultSource) }
}

async function* readRows(
  csv: CsvFile,
  columns: LeadColumns,
  defaultSource: string,
): AsyncGenerator<NumberedRow, void, undefined> {
  for await (const { number, cells } of csv.rows) {
    const swallowed = swallowedRows(cells, csv.delimiter, columns.header.length)
    yield swallowed > 0
      ? { number, facts: null, problems: [unclosedQuote(swallowed)] }
      : { number, ...readLeadRow(columns, cells, defaultSource) }
  }
}

function unclosedQuote(rows: number): RowProblem {
  const problem = `a quote is not closed: text that looks like ${rows} more rows was taken for one cell and is left out too`
  return { severity: 'error', column: '', value: '', problem }
}
