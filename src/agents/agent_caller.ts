import type { ClaimedRun } from '../../db/agent_runs.ts'
import type { Agent, AgentOutcome } from './agent.ts'
import { AgentRefusal } from './agent_failure.ts'
import { dealValidator } from './deal_validator/deal_validator.ts'
import { callHttpAgent } from './http_agent.ts'
import { offerEngine } from './offer_engine/offer_engine.ts'
import { smsAgent } from './sms_agent/sms_agent.ts'

export interface AgentCaller {
  call(run: ClaimedRun, signal: AbortSignal): Promise<AgentOutcome>
}

const builtinAgents: Record<string, Agent> = {
  sms_agent: smsAgent,
  deal_validator: dealValidator,
  offer_engine: offerEngine,
}

/** Calls the agent that a run names: one of ours in this process, or another over signed HTTP. */
export function agentCaller(options: {
  signingSecret: string | undefined
  builtin?: Record<string, Agent>
}): AgentCaller {
  const builtin = { ...builtinAgents, ...options.builtin }
  return {
    async call(run, signal) {
      if (run.transport === 'http' && run.endpoint !== null) {
        return callHttpAgent(run.endpoint, run.input, options.signingSecret, signal)
      }
      const agent = builtin[run.input.agent]
      if (agent === undefined) {
        throw new AgentRefusal(
          `There is no built-in agent ${run.input.agent}; give it the transport http and an endpoint`,
        )
      }
      return agent(run.input, signal)
    },
  }
}
