import type { PricePaidSummary } from '../../intake/price_paid/import_price_paid.ts'
import { wholeNumber } from '../arguments/number_and_id.ts'
import type { Command } from '../command/command.ts'
import { withConnections } from '../database/database.ts'
import { runImport } from '../imports/run_import.ts'

interface Options {
  errors?: string
  batchSize: number
}

/** `comparables …`: sold prices that offers are compared with. */
export function addComparables(program: Command): void {
  program
    .subcommand('comparables', 'sold prices that offers are compared with')
    .subcommand('import', 'import HM Land Registry Price Paid Data (full, yearly or monthly)')
    .argument('<file>', 'CSV as published: no header, 16 columns')
    .option('--errors <file>', 'where to say what is wrong with which rows (default: FILE.errors.csv)')
    .option('--batch-size <rows>', 'rows stored at a time', wholeNumber(1, 50_000), 5_000)
    .notes(help)
    .examples('comparables import pp-monthly-update.csv')
    .action(importFile)
}

const help = `
Rows marked A (added) and C (changed) are stored as they say, D (deleted) takes a sale away. Sales without a postcode
cannot be compared with and are left out. Running the same file again changes nothing. Exit code 3: some rows were refused.

The data is at https://www.gov.uk/government/statistical-data-sets/price-paid-data-downloads under the Open Government
Licence; it covers England and Wales.`

async function importFile(path: string, { errors, batchSize }: Options): Promise<void> {
  const { importPricePaid } = await import('../../intake/price_paid/import_price_paid.ts')
  await withConnections('comparables import', 1, ([db]) =>
    runImport({
      path,
      errors,
      run: (listener) => importPricePaid(db, { path, batchSize }, listener),
      describe,
    }),
  )
}

function describe(summary: PricePaidSummary): [number, string][] {
  const counts: [number, string][] = [
    [summary.added, 'added'],
    [summary.changed, 'changed'],
    [summary.deleted, 'deleted'],
    [summary.unchanged, 'there already, unchanged'],
    [summary.withoutPostcode, 'left out: no postcode'],
    [summary.refused, 'refused'],
  ]
  return counts.filter(([count], position) => position === 0 || count > 0)
}
