import { basename } from 'node:path'
import type { Db } from '../../../db/connection/pool.ts'
import { deleteSales, type Sale, storeSales } from '../../../db/leads/comparables.ts'
import { applyBatch } from '../../../db/leads/import_batch.ts'
import { type CsvFile, type CsvRow, openCsv } from '../csv/csv_file.ts'
import { CsvFileError } from '../csv/csv_file_error.ts'
import { type ImportListener, ImportStopped } from '../csv/import_listener.ts'
import { inBatches } from '../csv/in_batches.ts'
import type { RowProblem } from '../csv/row_problem.ts'
import { type PricePaidChange, pricePaidColumns, readPricePaidRow } from './price_paid_row.ts'

export interface PricePaidSummary {
  rows: number
  added: number
  changed: number
  /** There already and the same, or superseded by a later row of the file. */
  unchanged: number
  deleted: number
  withoutPostcode: number
  refused: number
}

interface NumberedChange {
  row: number
  /** How much of the file lies before its end, from 0 to 1. */
  share: number
  change: PricePaidChange
}

/**
 * Imports HM Land Registry Price Paid Data: a full, yearly or monthly file. Running it again changes nothing.
 *
 * @param db one connection, with no transaction open.
 * @throws CsvFileError before anything is written when the file is not Price Paid Data.
 * @throws ImportStopped when it fails later; what was stored before stays.
 */
export async function importPricePaid(
  db: Db,
  { path, batchSize }: { path: string; batchSize: number },
  listener: ImportListener,
): Promise<PricePaidSummary> {
  const csv = await openCsv(path, { delimiter: ',' })
  const summary: PricePaidSummary = {
    ...{ rows: 0, added: 0, changed: 0, unchanged: 0, deleted: 0, withoutPostcode: 0, refused: 0 },
  }
  const rows = await refuseAnotherFormat(csv, path)
  await listener.onStart([])

  try {
    await inBatches(rows, batchSize, async (changes) => {
      const problems = await apply(db, basename(path), changes, summary)
      await listener.onProblems(problems)
      listener.onProgress({ rows: summary.rows, share: changes.at(-1)?.share ?? 0 })
    })
  } catch (cause) {
    throw new ImportStopped(summary, cause)
  }
  return summary
}

async function apply(
  db: Db,
  file: string,
  changes: readonly NumberedChange[],
  summary: PricePaidSummary,
): Promise<(RowProblem & { row: number })[]> {
  const latest = new Map<string, { row: number; sale: Sale | null; isLeftOut?: true }>()
  const problems: (RowProblem & { row: number })[] = []
  for (const { row, change } of changes) {
    if (change.kind === 'sale') latest.set(change.sale.transaction_id, { row, sale: change.sale })
    if (change.kind === 'deletion') latest.set(change.transactionId, { row, sale: null })
    if (change.kind === 'unreadable') problems.push({ row, ...change.problem })
    if (change.kind === 'without postcode') {
      summary.withoutPostcode += 1
      latest.set(change.transactionId, { row, sale: null, isLeftOut: true })
    }
  }

  const wanted = [...latest].map(([transactionId, last]) => ({ transactionId, ...last }))
  const { outcomes, refused } = await applyBatch(db, { file, rows: wanted }, async (some) => {
    const gone = some.filter(({ sale }) => sale === null)
    const idsOf = (changes: typeof gone) => changes.map(({ transactionId }) => transactionId)
    const deleted = await deleteSales(db, idsOf(gone.filter(({ isLeftOut }) => isLeftOut !== true)))
    // What was known of a sale that is corrected to one without a postcode holds no more; it counts as left out.
    await deleteSales(db, idsOf(gone.filter(({ isLeftOut }) => isLeftOut === true)))
    const stored = await storeSales(
      db,
      some.flatMap(({ sale }) => (sale === null ? [] : [sale])),
    )
    return [{ deleted, ...stored }]
  })
  for (const { row, problem } of refused) {
    problems.push({ row: row.row, severity: 'error', column: '', value: row.transactionId, problem })
  }

  summary.rows += changes.length
  summary.refused += problems.length
  for (const outcome of outcomes) {
    summary.added += outcome.added
    summary.changed += outcome.changed
    summary.deleted += outcome.deleted
  }
  const told = summary.added + summary.changed + summary.deleted + summary.withoutPostcode + summary.refused
  summary.unchanged = summary.rows - told
  return problems.toSorted((a, b) => a.row - b.row)
}

/** Reads on from the first row, if that is one of Price Paid Data. */
async function refuseAnotherFormat(csv: CsvFile, path: string): Promise<AsyncGenerator<NumberedChange>> {
  const first = await csv.rows.next()
  if (first.done === true) throw new CsvFileError(`${basename(path)} is empty.`)
  const { cells } = first.value
  if (cells.length !== pricePaidColumns.length) {
    await csv.rows.return()
    throw new CsvFileError(
      `${basename(path)} is not Price Paid Data: its first row has ${cells.length} columns, not ${pricePaidColumns.length}.`,
    )
  }
  return (async function* () {
    yield changeIn(first.value)
    for await (const row of csv.rows) yield changeIn(row)
  })()
}

const changeIn = ({ number, share, cells }: CsvRow): NumberedChange => ({
  ...{ row: number, share, change: readPricePaidRow(cells) },
})
