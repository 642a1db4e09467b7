import type { Agent, AgentInput, Intent } from '../../src/agents/contract/agent.ts'

/** Agents that go straight on: the conversation is over at once, the house is worth it, £150,000 is offered. */
export const eagerAgents: Record<string, Agent> = {
  sms_agent: async ({ purpose }) =>
    purpose === 'INITIAL_CONTACT'
      ? { outcome: 'advance', message: { purpose: 'initial_contact', body: 'Hello' } }
      : { outcome: 'advance' },
  deal_validator: async () => ({
    outcome: 'advance',
    valuation: { passed: true, estimatedMarketValue: 200_000, bmvScore: 7.5, basis: {} },
  }),
  offer_engine: async () => ({
    outcome: 'advance',
    offer: { amount: 150_000, ceiling: 155_000, basis: {} },
    message: { purpose: 'offer', body: 'We offer £150,000' },
  }),
}

/** A reading of every text that is still unanswered. */
export function readingsOf(
  input: AgentInput,
  intent: Intent,
  confidence = 0.95,
  amount: number | null = null,
) {
  return input.conversation
    .filter((text) => text.direction === 'inbound' && !text.answered)
    .map((text) => ({ messageId: text.id, intent, amount, confidence }))
}
