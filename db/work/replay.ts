import type { Db } from '../connection/pool.ts'

/** Which runs to replay; see `pipeline.replay_agent_runs()`. */
export interface ReplayFilter {
  agent?: string
  stage?: string
  /** Part of the error's text. */
  error?: string
  leadIds?: string[]
  limit?: number
  dryRun?: boolean
}

export interface ReplayedRun {
  runId: string
  leadId: string
  agent: string
  replayed: boolean
  /** Why it was not replayed; null when it was. */
  why: string | null
}

/** Starts agent runs anew that were given up. @throws PipelineError when the filter or the reason will not do. */
export async function replayAgentRuns(db: Db, filter: ReplayFilter, reason: string): Promise<ReplayedRun[]> {
  const { rows } = await db.query<ReplayedRun>(
    `select run_id as "runId", vendor_lead_id as "leadId", agent, replayed, why
     from pipeline.replay_agent_runs($1, $2)`,
    [filter, reason],
  )
  return rows
}
