import { readRow, readRows, readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

/** @throws PipelineError, see `pipeline.record_source_spend()`. */
export function recordSourceSpend(
  db: Db,
  source: string,
  day: string,
  amount: string,
): Promise<{ source: string; amount: string }> {
  return readRow(db, 'select source, amount::text from pipeline.record_source_spend($1, $2, $3)', [
    source,
    day,
    amount,
  ])
}

export interface Spend {
  source: string
  /** As YYYY-MM-DD. */
  day: string
  /** In GBP. */
  amount: string
}

export interface ComparedSpend extends Spend {
  /** What is noted now; null for nothing. */
  noted: string | null
  /** What of it cannot be: amount, day, source, or twice. */
  faults: string[]
}

const columnsOf = (spends: readonly Spend[]) => [
  spends.map(({ source }) => source),
  spends.map(({ day }) => day),
  spends.map(({ amount }) => amount),
]

/** One for each, in their order. */
export function compareSpends(db: Db, spends: readonly Spend[]): Promise<ComparedSpend[]> {
  return readRows(
    db,
    `select source, day::text, amount::text, noted::text, faults
     from pipeline_private.compare_spends($1, $2::text[]::date[], $3::text[]::numeric[]) order by nth`,
    columnsOf(spends),
  )
}

/** All of them or, when one cannot be, none. Returns how many are new or other than before. */
export function recordSpends(db: Db, spends: readonly Spend[]): Promise<number> {
  return readValue(
    db,
    'select pipeline_private.record_spends($1, $2::text[]::date[], $3::text[]::numeric[])',
    columnsOf(spends),
  )
}
