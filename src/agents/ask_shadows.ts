import { randomUUID } from 'node:crypto'
import type { ClaimedRun, ShadowAgent } from '../../db/work/agent_runs.ts'
import type { AgentCaller } from './agent_caller.ts'
import { AgentRefusal, describeFailure } from './agent_failure.ts'
import { type AgentOutcome, agentOutcomeSchema } from './contract/agent.ts'
import type { ModelDesk } from './contract/model_desk.ts'

export type Proposal = { agent: string } & ({ result: AgentOutcome } | { error: string })

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
    deskFor: (deadlineMs: number, until: AbortSignal) => ModelDesk | undefined
  },
): Promise<Proposal[]> {
  return Promise.all(run.shadows.map((shadow) => ask(shadow)))

  async function ask(shadow: ShadowAgent): Promise<Proposal> {
    const { agent, transport, endpoint, config, deadlineMs } = shadow
    const deadline = AbortSignal.timeout(deadlineMs)
    const until = signal === undefined ? deadline : AbortSignal.any([deadline, signal])
    // A built-in one is the same program, told otherwise.
    const input = { ...run.input, config, agent: transport === 'builtin' ? run.input.agent : agent }
    const asked = { ...run, input, transport, endpoint, token: randomUUID(), shadows: [] }
    try {
      const answer = await agents.call(asked, until, deskFor(deadlineMs, until))
      if (answer === 'later') throw new AgentRefusal('In a shadow it has to answer at once')
      return { agent, result: agentOutcomeSchema.parse(answer) }
    } catch (error) {
      return { agent, error: describeFailure(error).error }
    }
  }
}
