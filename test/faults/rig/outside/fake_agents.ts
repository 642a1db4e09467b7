import { EventEmitter, once } from 'node:events'
import type { AgentInput, AgentOutcome } from '../../../../src/agents/contract/agent.ts'
import { readingsOf } from '../../../support/agents.ts'
import { answer, type FakeServer, pour, serve } from './fake_server.ts'

/**
 * hang: never answers. fail: 500. garbage: an answer of another form. large: one of some megabytes. endless: one that
 * goes on for as long as somebody reads it. The rest are done by the worker's own process:
 * exit and memory take it down, block keeps it busy for 20 seconds, deaf never ends and ignores being told to, reject
 * leaves something behind that fails with nobody waiting for it.
 */
export type AgentMode = 'answer' | 'hang' | 'fail' | 'garbage' | 'large' | 'endless' | AgentOrder
export type AgentOrder = 'exit' | 'memory' | 'block' | 'deaf' | 'reject'

export interface AgentCall {
  runId: string
  leadId: string
  agent: string
  purpose: string
}

export interface FakeAgents extends FakeServer {
  /** Every call it ever got, in order. */
  calls: AgentCall[]
  /** What it does with a call; answers all of them unless a story says otherwise. */
  mode: (call: AgentCall, nth: number) => AgentMode
  /** Resolves when the next call has come. */
  nextCall(): Promise<AgentCall>
}

export async function startFakeAgents(): Promise<FakeAgents> {
  const news = new EventEmitter()
  const calls: AgentCall[] = []

  const server = await serve((_, body, response) => {
    const input = body as AgentInput
    const call = { runId: input.runId, leadId: input.lead.id, agent: input.agent, purpose: input.purpose }
    calls.push(call)
    news.emit('call', call)
    const mode = agents.mode(call, calls.length)
    switch (mode) {
      case 'answer':
        return answer(response, 200, outcomeFor(input))
      case 'hang':
        return
      case 'fail':
        return answer(response, 500, {})
      case 'large':
        return answer(response, 200, { ...outcomeFor(input), notes: { filling: ' '.repeat(4_000_000) } })
      case 'endless':
        return pour(response)
      case 'garbage':
        return answer(response, 200, { outcome: 'advance', stage: 'COMPLETED', offer: 'all of it' })
      default:
        return answer(response, 200, { ...outcomeFor(input), notes: { order: mode } })
    }
  })

  const agents: FakeAgents = {
    ...server,
    calls,
    mode: () => 'answer',
    nextCall: async () => (await once(news, 'call'))[0],
  }
  return agents
}

/** Goes straight on; what a vendor says to an offer is taken literally. */
function outcomeFor(input: AgentInput): AgentOutcome {
  if (input.agent === 'deal_validator') {
    return {
      outcome: 'advance',
      valuation: { passed: true, estimatedMarketValue: 200_000, bmvScore: 7.5, basis: {} },
    }
  }
  if (input.agent === 'offer_engine') {
    return {
      outcome: 'advance',
      offer: { amount: 150_000, ceiling: 155_000, basis: {} },
      message: { purpose: 'offer', body: 'We offer £150,000' },
    }
  }
  if (input.purpose === 'INITIAL_CONTACT') {
    return { outcome: 'advance', message: { purpose: 'initial_contact', body: 'Hello' } }
  }
  if (input.stage === 'AI_CONVERSATION') return { outcome: 'advance' }
  const said = input.conversation.findLast((text) => text.direction === 'inbound')?.body
  if (said === 'yes') return { outcome: 'accept', readings: readingsOf(input, 'acceptance') }
  if (said === 'no') return { outcome: 'decline', readings: readingsOf(input, 'rejection') }
  return { outcome: 'reply', message: { purpose: 'answer', body: 'Tell us what you think' } }
}
