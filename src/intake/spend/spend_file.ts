import { basename } from 'node:path'
import type { Spend } from '../../../db/figures/source_spend.ts'
import { openCsv } from '../csv/csv_file.ts'
import { CsvFileError } from '../csv/csv_file_error.ts'
import { readDay } from '../readers/day.ts'
import { readMoney } from '../readers/money.ts'
import type { Reading } from '../readers/reading.ts'
import { readSourceName } from '../readers/source_name.ts'

export interface SpendRow extends Spend {
  /** As a spreadsheet numbers rows. */
  row: number
}

export interface SpendProblem {
  row: number
  /** What stands in the row's cell, or the row's source and day. */
  value: string
  problem: string
}

const readers: { readonly [Column in keyof Spend]: (text: string) => Reading<string> } = {
  source: readSourceName,
  day: readDay,
  amount: readMoney,
}

const headings: { readonly [Column in keyof Spend]: RegExp } = {
  source: /^(lead )?(source|channel|platform)$/i,
  day: /^(day|date)$/i,
  amount: /^((amount )?(spend|spent|cost)|amount)( ?\(?(gbp|£)\)?)?$/i,
}

const columns = Object.keys(readers) as (keyof Spend)[]
/** A source for each day of ten years. */
const most = 100_000

/**
 * What was spent, by source and day, and what of it cannot be read.
 *
 * @throws CsvFileError when the file cannot be read, or has not the three columns.
 */
export async function readSpendFile(path: string): Promise<{ spends: SpendRow[]; problems: SpendProblem[] }> {
  const { rows } = await openCsv(path)
  const header = await rows.next()
  const head = header.done === true ? [] : header.value.cells.map((cell) => cell.trim())
  const place = (column: keyof Spend) => head.findIndex((cell) => headings[column].test(cell))
  const missing = columns.filter((column) => place(column) < 0)
  if (missing.length > 0) {
    await rows.return()
    throw new CsvFileError(
      `${basename(path)} has no column for the ${missing.join(' and the ')}. Its first row must be: source,day,amount`,
    )
  }

  const spends: SpendRow[] = []
  const problems: SpendProblem[] = []
  for await (const { number: row, cells } of rows) {
    if (spends.length + problems.length >= most)
      throw new CsvFileError(`${basename(path)} has more than ${most.toLocaleString('en-GB')} rows.`)
    const read = { row, source: '', day: '', amount: '' }
    const before = problems.length
    for (const column of columns) {
      const value = cells[place(column)] ?? ''
      const reading = readers[column](value)
      if (reading.ok) read[column] = reading.value
      else problems.push({ row, value, problem: `${column}: ${reading.problem}` })
    }
    if (problems.length === before) spends.push(read)
  }
  return { spends, problems }
}
