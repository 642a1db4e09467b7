import {
  type AgentFailure,
  type AgentInput,
  type AgentOutcome,
  agentInputSchema,
} from '../../src/agents/contract/agent.ts'
import { findRow, readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'
import { isLocked } from '../connection/sql_error.ts'

export interface ClaimedRun {
  runId: string
  token: string
  deadlineMs: number
  transport: 'builtin' | 'http'
  endpoint: string | null
  input: AgentInput
  /** Who is asked the same in its shadow. */
  shadows: ShadowAgent[]
  /** Nobody waits for an answer that is brought later. */
  atOnce?: true
}

export interface ShadowAgent {
  agent: string
  transport: 'builtin' | 'http'
  endpoint: string | null
  config: Record<string, unknown>
  deadlineMs: number
}

/** Starts an attempt; null when the run is no longer wanted, is on hold, or somebody else has it. */
export async function claimAgentRun(
  db: Db,
  run: { runId: string; attempt: number; jobId: string },
): Promise<ClaimedRun | null> {
  const claimed = await findRow<
    Omit<ClaimedRun, 'runId' | 'input' | 'shadows'> & { input: unknown; shadows: ShadowAgent[] | null }
  >(
    db,
    `select run_token as token, deadline_ms, transport, endpoint, input, shadows
     from pipeline_private.claim_agent_run($1, $2, $3)`,
    [run.runId, run.attempt, run.jobId],
  )
  return claimed === undefined
    ? null
    : {
        ...claimed,
        runId: run.runId,
        input: agentInputSchema.parse(claimed.input),
        shadows: claimed.shadows ?? [],
      }
}

/** Applies what the agent answered: settled, review, held or late. */
export function settleAgentRun(db: Db, run: ClaimedRun, outcome: AgentOutcome): Promise<string> {
  const call = 'select pipeline_private.settle_agent_run($1, $2, $3)'
  return readValue(db, call, [run.runId, run.token, JSON.stringify(outcome)])
}

/** Leaves an attempt open for an answer at the callback; false when it is settled or unwanted already. */
export function awaitCallback(db: Db, run: { runId: string; token: string }): Promise<boolean> {
  return readValue(db, 'select pipeline_private.await_callback($1, $2)', [run.runId, run.token])
}

export type CallbackVerdict = 'kept' | 'settled' | 'review' | 'held' | 'late' | 'repeated' | 'unknown'

/** Applies an answer that came to the callback, as the web process may, or keeps it while somebody has the lead locked. */
export function answerAgentRun(
  db: Db,
  run: { runId: string; token: string },
  outcome: AgentOutcome,
): Promise<CallbackVerdict> {
  const call = 'select pipeline_private.answer_agent_run($1, $2, $3)'
  const settle = () => readValue<CallbackVerdict>(db, call, [run.runId, run.token, JSON.stringify(outcome)])
  return settle().catch(async (error: unknown) => {
    if (!isLocked(error)) throw error
    // What is not to be kept has been settled meanwhile, or is not wanted.
    return (await keepAgentAnswer(db, run, { answer: outcome })) ? 'kept' : settle()
  })
}

/** Whose run it is and for which lead; undefined when there is none. */
export function readAboutRun(db: Db, runId: string): Promise<{ leadId: string; agent: string } | undefined> {
  return findRow(db, 'select vendor_lead_id as lead_id, agent from pipeline_private.about_run($1)', [runId])
}

/** Returns an attempt that a stopping worker cannot finish; it does not count as a failure. */
export async function giveBackAgentRun(db: Db, run: { runId: string; token: string }): Promise<void> {
  await db.query('select pipeline_private.give_back_agent_run($1, $2)', [run.runId, run.token])
}

/** A failed attempt: retry, waits (the agent is down for all), dead or late. */
export function failAgentRun(
  db: Db,
  run: { runId: string; token: string },
  failure: AgentFailure,
): Promise<string> {
  const call = 'select pipeline_private.fail_agent_run($1, $2, $3, $4, $5, make_interval(secs => $6::float8))'
  const { error, retryable, notThere, retryAfterSeconds } = failure
  return readValue(db, call, [run.runId, run.token, error, retryable, notThere, retryAfterSeconds ?? null])
}

export type KeptAnswer =
  | { answer: AgentOutcome }
  | ({ failure: string } & Pick<AgentFailure, 'retryable' | 'notThere' | 'retryAfterSeconds'>)

/** Keeps what an agent said, or how its call failed, while somebody has the lead locked; false when it is too late. */
export function keepAgentAnswer(
  db: Db,
  run: { runId: string; token: string },
  answer: KeptAnswer,
): Promise<boolean> {
  const call = 'select pipeline_private.keep_agent_answer($1, $2, $3)'
  return readValue(db, call, [run.runId, run.token, JSON.stringify(answer)])
}

/** While an agent is down lets a run try it; wakes those that waited when it is back. */
export async function lookAfterAgent(db: Db, agent: string): Promise<void> {
  await db.query('select pipeline_private.look_after_agent($1)', [agent])
}
