import { type AgentInput, type AgentOutcome, agentInputSchema } from '../../src/agents/contract/agent.ts'
import type { Db } from '../connection/pool.ts'

export interface ClaimedRun {
  runId: string
  token: string
  deadlineMs: number
  transport: 'builtin' | 'http'
  endpoint: string | null
  input: AgentInput
}

interface ClaimedRow {
  run_token: string
  deadline_ms: number
  transport: 'builtin' | 'http'
  endpoint: string | null
  input: unknown
}

/** Starts an attempt; null when the run is no longer wanted, is on hold, or somebody else has it. */
export async function claimAgentRun(
  db: Db,
  run: { runId: string; attempt: number; jobId: string },
): Promise<ClaimedRun | null> {
  const { rows } = await db.query<ClaimedRow>('select * from pipeline_private.claim_agent_run($1, $2, $3)', [
    run.runId,
    run.attempt,
    run.jobId,
  ])
  const row = rows[0]
  if (row === undefined) return null
  return {
    runId: run.runId,
    token: row.run_token,
    deadlineMs: row.deadline_ms,
    transport: row.transport,
    endpoint: row.endpoint,
    input: agentInputSchema.parse(row.input),
  }
}

/** Applies what the agent answered: settled, review, held or late. */
export async function settleAgentRun(db: Db, run: ClaimedRun, outcome: AgentOutcome): Promise<string> {
  const { rows } = await db.query<{ verdict: string }>(
    'select pipeline_private.settle_agent_run($1, $2, $3) as verdict',
    [run.runId, run.token, JSON.stringify(outcome)],
  )
  return rows[0]?.verdict ?? 'late'
}

/** Leaves an attempt open for an answer at the callback; false when it is settled or unwanted already. */
export async function awaitCallback(db: Db, run: { runId: string; token: string }): Promise<boolean> {
  const { rows } = await db.query<{ awaited: boolean }>(
    'select pipeline_private.await_callback($1, $2) as awaited',
    [run.runId, run.token],
  )
  return rows[0]?.awaited ?? false
}

export type CallbackVerdict = 'settled' | 'review' | 'held' | 'late' | 'repeated' | 'unknown'

/** Applies an answer that came to the callback, as the web process may. */
export async function answerAgentRun(
  db: Db,
  run: { runId: string; token: string },
  outcome: AgentOutcome,
): Promise<CallbackVerdict> {
  const { rows } = await db.query<{ verdict: CallbackVerdict }>(
    'select pipeline_private.answer_agent_run($1, $2, $3) as verdict',
    [run.runId, run.token, JSON.stringify(outcome)],
  )
  return rows[0]?.verdict ?? 'unknown'
}

/** Whose run it is and for which lead; undefined when there is none. */
export async function readAboutRun(
  db: Db,
  runId: string,
): Promise<{ leadId: string; agent: string } | undefined> {
  const { rows } = await db.query<{ leadId: string; agent: string }>(
    'select vendor_lead_id as "leadId", agent from pipeline_private.about_run($1)',
    [runId],
  )
  return rows[0]
}

/** Returns an attempt that a stopping worker cannot finish; it does not count as a failure. */
export async function giveBackAgentRun(db: Db, run: { runId: string; token: string }): Promise<void> {
  await db.query('select pipeline_private.give_back_agent_run($1, $2)', [run.runId, run.token])
}

/** Counts a failed attempt: retry, dead or late. */
export async function failAgentRun(
  db: Db,
  run: { runId: string; token: string },
  failure: { error: string; retryable: boolean },
): Promise<string> {
  const { rows } = await db.query<{ verdict: string }>(
    'select pipeline_private.fail_agent_run($1, $2, $3, $4) as verdict',
    [run.runId, run.token, failure.error, failure.retryable],
  )
  return rows[0]?.verdict ?? 'late'
}
