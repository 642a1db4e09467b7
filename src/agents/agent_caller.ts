import type { ClaimedRun } from '../../db/work/agent_runs.ts'
import { AgentRefusal } from './agent_failure.ts'
import type { Agent, AgentAnswer } from './contract/agent.ts'
import type { ModelDesk } from './contract/model_desk.ts'
import { callHttpAgent, type HttpAgentOptions } from './http_agent.ts'

export interface AgentCaller {
  /** `desk`: where an agent of this process may ask a language model. */
  call(run: ClaimedRun, signal: AbortSignal, desk?: ModelDesk): Promise<AgentAnswer>
}

export interface AgentCallerOptions extends HttpAgentOptions {
  /** The agents of this process, by the name they have in the table `agents`. */
  builtin: Record<string, Agent>
}

/** Calls the agent that a run names: one of this process, or another over signed HTTP. */
export function agentCaller({ builtin, ...overHttp }: AgentCallerOptions): AgentCaller {
  return {
    async call(run, signal, desk) {
      if (run.transport === 'http' && run.endpoint !== null) {
        return callHttpAgent(run.endpoint, run, overHttp, signal)
      }
      const agent = builtin[run.input.agent]
      if (agent === undefined) {
        throw new AgentRefusal(
          `There is no built-in agent ${run.input.agent}; give it the transport http and an endpoint`,
        )
      }
      return agent(run.input, signal, desk)
    },
  }
}
