import type { Agent, AgentInput, AgentOutcome, Intent } from '../../src/agents/contract/agent.ts'
import { readingsOf } from '../support/agents.ts'
import { facts } from '../support/leads.ts'

export interface Dice {
  pick<Value>(...values: readonly Value[]): Value
}

/** The same throws for the same seed. */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
  }
  return {
    pick(...values) {
      const value = values[Math.floor(next() * values.length)]
      if (values.length === 0) throw new Error('nothing to pick from')
      return value as (typeof values)[number]
    },
  }
}

/** Agents that answer anything the contract allows, sensible or not, fail now and then, and think while things happen. */
export function diceAgents(
  throws: Dice,
  meanwhile: (leadId: string) => Promise<unknown>,
): Record<string, Agent> {
  const agent: Agent = async (input) => {
    if (throws.pick(...Array(9).fill(false), true)) await meanwhile(input.lead.id)
    if (throws.pick(false, false, false, true)) throw new Error('the agent is out of sorts')
    return anyAnswer(input, throws)
  }
  return { sms_agent: agent, deal_validator: agent, offer_engine: agent }
}

const intentOf: Partial<Record<AgentOutcome['outcome'], Intent>> = {
  accept: 'acceptance',
  decline: 'rejection',
  counter: 'counter',
  opt_out: 'opt_out',
  wrong_number: 'wrong_number',
}

function anyAnswer(input: AgentInput, throws: Dice): AgentOutcome {
  const outcome = throws.pick<AgentOutcome['outcome']>(
    ...(['advance', 'advance', 'advance', 'reply', 'needs_info', 'accept', 'decline', 'counter'] as const),
    ...(['ask_human', 'reject', 'wrong_number'] as const),
  )
  const intent = intentOf[outcome] ?? 'question'
  return {
    outcome,
    readings: readingsOf(input, intent, throws.pick(0.95, 0.5), intent === 'counter' ? 165_000 : null),
    ...throws.pick({}, { message: { purpose: 'reply', body: 'Thank you for your text' } }),
    ...throws.pick({}, { facts: { askingPrice: 180_000, bedrooms: facts.bedrooms } }),
    ...throws.pick({}, { reason: 'because' }),
    ...(input.agent === 'deal_validator'
      ? {
          valuation: {
            passed: outcome === 'advance',
            estimatedMarketValue: 200_000,
            bmvScore: 7.5,
            basis: {},
          },
        }
      : {}),
    ...(input.agent === 'offer_engine'
      ? { offer: { amount: throws.pick(140_000, 150_000, 250_000), ceiling: 170_000, basis: {} } }
      : {}),
  }
}
