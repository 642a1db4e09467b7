import { readRows } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

/** Which runs to replay; see `pipeline.replay_agent_runs()`. */
export interface ReplayFilter {
  agent?: string
  stage?: string
  /** Part of the error's text. */
  error?: string | undefined
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
export function replayAgentRuns(db: Db, filter: ReplayFilter, reason: string): Promise<ReplayedRun[]> {
  return readRows(
    db,
    'select run_id, vendor_lead_id as lead_id, agent, replayed, why from pipeline.replay_agent_runs($1, $2)',
    [filter, reason],
  )
}
