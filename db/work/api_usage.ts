import type { Db } from '../connection/pool.ts'

/** A call outside as it begins. */
export interface ApiCall {
  provider: 'twilio' | 'meta' | 'slack' | 'smtp' | 'monitor' | 'agent' | 'model'
  /** What for, in a word or two; nothing personal. */
  purpose: string
  agent?: string | undefined
  leadId?: string | undefined
}

/** How it went. */
export interface ApiCallEnd {
  outcome: 'ok' | 'refused' | 'limited' | 'failed' | 'timed_out'
  /** What the provider said in figures, or what broke the line. */
  code?: string | undefined
  /** What the provider calls it. */
  providerCallId?: string | undefined
  units?: number | undefined
  /** Of a language model, which say the units and, by the prices of the settings, the pence. */
  inputTokens?: number | undefined
  outputTokens?: number | undefined
  pence?: number | undefined
}

export async function beginApiCall(db: Db, id: string, call: ApiCall): Promise<void> {
  await db.query('select pipeline_private.begin_api_call($1, $2)', [id, JSON.stringify(call)])
}

/** May be said twice; writes the whole row if its beginning was not written. */
export async function endApiCall(
  db: Db,
  id: string,
  call: ApiCall,
  end: ApiCallEnd & { ms: number },
): Promise<void> {
  await db.query('select pipeline_private.end_api_call($1, $2, $3)', [
    id,
    JSON.stringify(call),
    JSON.stringify(end),
  ])
}
