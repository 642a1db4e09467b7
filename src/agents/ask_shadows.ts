import { randomUUID } from 'node:crypto'
import type { ClaimedRun, ShadowAgent } from '../../db/work/agent_runs.ts'
import { unlessAborted } from '../unless_aborted.ts'
import type { AgentCaller } from './agent_caller.ts'
import { describeFailure } from './agent_failure.ts'
import { type AgentOutcome, agentOutcomeSchema } from './contract/agent.ts'
import type { ModelDesk } from './contract/model_desk.ts'

export type Proposal = { agent: string } & ({ result: AgentOutcome } | { error: string })

/** While one is awaited, a hand of the worker does nothing else: nobody may keep many of them, nor one for long. */
const mostAwaited = 2
const longestMs = 30_000

/** How many answers of each are awaited in this process. */
const awaited = new Map<string, number>()

/**
 * Asks those in the shadow of an agent what it was asked, each within its own deadline. It never fails. They get a token of
 * nobody's: what they bring to the callback is late.
 */
export function askShadows(
  agents: AgentCaller,
  run: ClaimedRun,
  {
    signal,
    deskFor,
  }: {
    signal: AbortSignal | undefined
    deskFor: (deadlineMs: number, until: AbortSignal, shadow: string) => ModelDesk | undefined
  },
): Promise<Proposal[]> {
  return Promise.all(run.shadows.map((shadow) => askOrPass(shadow)))

  async function askOrPass(shadow: ShadowAgent): Promise<Proposal> {
    const { agent } = shadow
    const before = awaited.get(agent) ?? 0
    if (before >= mostAwaited) {
      return { agent, error: `It was not asked: ${before} of its answers were still awaited` }
    }
    awaited.set(agent, before + 1)
    try {
      return { agent, result: await ask(shadow) }
    } catch (error) {
      return { agent, error: describeFailure(error).error }
    } finally {
      awaited.set(agent, (awaited.get(agent) ?? 1) - 1)
    }
  }

  async function ask({ agent, transport, endpoint, config, ...own }: ShadowAgent): Promise<AgentOutcome> {
    const deadlineMs = Math.min(own.deadlineMs, longestMs)
    const deadline = AbortSignal.timeout(deadlineMs)
    const until = signal === undefined ? deadline : AbortSignal.any([deadline, signal])
    // A built-in one is the same program, told otherwise.
    const input = { ...run.input, config, agent: transport === 'builtin' ? run.input.agent : agent }
    const asked: ClaimedRun = {
      ...{ ...run, input, transport, endpoint, token: randomUUID(), shadows: [] },
      atOnce: true,
    }
    return agentOutcomeSchema.parse(
      await unlessAborted(until, () => agents.call(asked, until, deskFor(deadlineMs, until, agent))),
    )
  }
}
