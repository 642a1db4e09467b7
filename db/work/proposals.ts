import { storableJson } from '../../src/storable_json.ts'
import { readRows } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

/** What an agent in the shadow of another would have answered, or why it did not. */
export async function recordProposal(
  db: Db,
  runId: string,
  agent: string,
  said: { result: unknown } | { error: string },
): Promise<void> {
  const [result, error] =
    'result' in said ? [storableJson(JSON.stringify(said.result)), null] : [null, said.error]
  await db.query('select pipeline_private.record_proposal($1, $2, $3, $4)', [runId, agent, result, error])
}

export interface ComparedProposal {
  vendorLeadId: string
  vendorName: string | null
  answered: unknown
  /** Null when there is an error instead. */
  proposed: unknown
  error: string | null
}

/** What an agent in the shadow of another proposed last, beside what that one answered. */
export const proposalsCompared = (db: Db, agent: string, most: number): Promise<ComparedProposal[]> =>
  readRows(
    db,
    `select vendor_lead_id, vendor_name, answered, proposed, error from pipeline_private.proposals_compared($1, $2)`,
    [agent, most],
  )

export interface AskedOfModel {
  vendorLeadId: string
  vendorName: string | null
  input: unknown
  answered: unknown
}

/** What agents were asked last where a language model read along. */
export const askedOfModels = (db: Db, most: number): Promise<AskedOfModel[]> =>
  readRows(
    db,
    'select vendor_lead_id, vendor_name, input, answered from pipeline_private.asked_of_models($1)',
    [most],
  )
