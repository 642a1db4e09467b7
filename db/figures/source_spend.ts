import { readRow } from '../connection/ask.ts'
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
