import { readRows } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

export interface RunToTry {
  agent: string
  vendorLeadId: string
  vendorName: string | null
  input: unknown
  config: unknown
}

/** What agents were asked last, and what they would be told with another value of this parameter; null: the usual one. */
export const runsToTry = (
  db: Db,
  { parameter, value, agent }: { parameter: string; value: unknown; agent: string | null },
) =>
  readRows<RunToTry>(
    db,
    `select agent, vendor_lead_id, vendor_name, input, config
     from pipeline_private.runs_to_try($1, $2::jsonb, $3)`,
    [parameter, value === null ? null : JSON.stringify(value), agent],
  )
