import type { Agent } from './contract/agent.ts'
import { dealValidator } from './deal_validator/deal_validator.ts'
import { offerEngine } from './offer_engine/offer_engine.ts'
import { smsAgentWithModel } from './sms_agent_with_model/with_model.ts'

/** The agents that come with the product, by the name they have in the table `agents`. */
export const builtinAgents: Record<string, Agent> = {
  sms_agent: smsAgentWithModel,
  deal_validator: dealValidator,
  offer_engine: offerEngine,
}
