import { z } from 'zod'
import { DatabaseUnfit } from '../db/connection/obstacle.ts'
import { retryWhileAway } from '../db/connection/retry_while_away.ts'
import { isLocked } from '../db/connection/sql_error.ts'
import {
  awaitCallback,
  claimAgentRun,
  failAgentRun,
  giveBackAgentRun,
  type KeptAnswer,
  keepAgentAnswer,
  settleAgentRun,
} from '../db/work/agent_runs.ts'
import { recordProposal } from '../db/work/proposals.ts'
import { describeFailure } from '../src/agents/agent_failure.ts'
import { askShadows } from '../src/agents/ask_shadows.ts'
import { type AgentAnswer, agentOutcomeSchema } from '../src/agents/contract/agent.ts'
import type { ModelDesk } from '../src/agents/contract/model_desk.ts'
import { onErrand } from '../src/api_usage/outside_call.ts'
import { openModelDesk } from '../src/models/model_desk.ts'
import type { TaskMaker } from '../src/task_tools/task_maker.ts'
import { unlessAborted } from '../src/unless_aborted.ts'

const payloadSchema = z.object({ run: z.uuid(), attempt: z.int().positive() })

/** Calls the agent of one run and settles what it answers; a failed call counts as an attempt. */
const runAgent: TaskMaker =
  ({ agents, pool, log, metrics, model }) =>
  async (payload, { job, abortSignal }) => {
    const { run: runId, attempt } = payloadSchema.parse(payload)
    const run = await claimAgentRun(pool, { runId, attempt, jobId: String(job.id) })
    if (run === null) {
      log.debug({ runId, attempt }, 'run is not wanted')
      return
    }

    const claimed = run
    const { agent } = run.input
    const about = { runId, leadId: run.input.lead.id, jobId: String(job.id), agent, attempt }
    try {
      const outcome = await callWithin()
      if (outcome === 'later') {
        await retryWhileAway(() => awaitCallback(pool, run))
        log.debug(about, 'agent will answer later')
        await keepProposals()
        return
      }
      const verdict = await orKeep(() => settleAgentRun(pool, run, outcome), { answer: outcome })
      metrics.agentAttempts.inc({ agent, outcome: outcome.outcome, verdict })
      log.debug({ ...about, outcome: outcome.outcome, verdict }, 'agent answered')
      await keepProposals()
    } catch (error) {
      // Whoever has no database has not been failed by an agent.
      if (abortSignal?.aborted || error instanceof DatabaseUnfit) {
        await retryWhileAway(() => giveBackAgentRun(pool, run))
        return
      }
      const failure = describeFailure(error)
      const verdict = await orKeep(() => failAgentRun(pool, run, failure), {
        failure: failure.error,
        retryable: failure.retryable,
        notThere: failure.notThere,
        retryAfterSeconds: failure.retryAfterSeconds,
      })
      metrics.agentAttempts.inc({ agent, outcome: 'failed', verdict })
      log.warn({ ...about, failure: failure.kind, verdict }, 'agent failed')
    }

    /** While somebody has the lead locked, what the agent said waits with its run. */
    async function orKeep(settle: () => Promise<string>, said: KeptAnswer): Promise<string> {
      return retryWhileAway(() =>
        settle().catch(async (error: unknown) => {
          if (!isLocked(error)) throw error
          return (await keepAgentAnswer(pool, claimed, said)) ? 'kept' : 'late'
        }),
      )
    }

    /** Whatever becomes of it, the run has its answer or waits for one. Who stops has not been failed by a shadow. */
    async function keepProposals(): Promise<void> {
      if (claimed.shadows.length === 0) return
      const proposals = await onErrand({ agent, leadId: about.leadId }, () =>
        askShadows(agents, claimed, { signal: abortSignal, deskFor }),
      )
      if (abortSignal?.aborted) return
      for (const { agent: shadow, ...said } of proposals) {
        await recordProposal(pool, claimed.runId, shadow, said).catch((error: unknown) => {
          log.warn({ ...about, shadow, failure: describeFailure(error).kind }, 'a proposal could not be kept')
        })
      }
    }

    function deskFor(deadlineMs: number, signal: AbortSignal, shadow?: string): ModelDesk | undefined {
      const run = { ...claimed, deadlineMs, ...(shadow === undefined ? {} : { shadow }) }
      return model && openModelDesk(pool, model, { run, signal, metrics })
    }

    async function callWithin(): Promise<AgentAnswer> {
      const deadline = AbortSignal.timeout(claimed.deadlineMs)
      const signal = abortSignal === undefined ? deadline : AbortSignal.any([deadline, abortSignal])
      const answer = await unlessAborted(signal, () =>
        onErrand({ agent, leadId: about.leadId }, () => {
          return agents.call(claimed, signal, deskFor(claimed.deadlineMs, signal))
        }),
      )
      return answer === 'later' ? answer : agentOutcomeSchema.parse(answer)
    }
  }

export default runAgent
