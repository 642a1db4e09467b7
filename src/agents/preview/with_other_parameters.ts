import { pounds } from '../../money/pounds.ts'
import { builtinAgents } from '../builtin_agents.ts'
import { type AgentOutcome, agentInputSchema } from '../contract/agent.ts'

/** What an agent was asked, and the parameters that it is to be asked with for once. */
export interface Asked {
  agent: string
  vendorLeadId: string
  vendorName: string | null
  input: unknown
  config: unknown
}

export interface Compared extends Pick<Asked, 'agent' | 'vendorLeadId' | 'vendorName'> {
  /** What it answers as its parameters are, in words. */
  now: string
  /** And with the others. */
  wouldBe: string
}

/** Asks the built-in agents once as they are and once with other parameters; nothing comes of either answer. */
export async function withOtherParameters(asked: readonly Asked[]): Promise<Compared[]> {
  const signal = AbortSignal.timeout(5_000)
  return Promise.all(
    asked.map(async ({ agent, vendorLeadId, vendorName, input: given, config }) => {
      const input = agentInputSchema.parse(given)
      const answer = builtinAgents[agent]
      if (answer === undefined) throw new Error(`There is no built-in agent ${agent}`)
      const [now, then] = await Promise.all([
        answer(input, signal),
        answer({ ...input, config: config as typeof input.config }, signal),
      ])
      return { agent, vendorLeadId, vendorName, now: inWords(now), wouldBe: inWords(then) }
    }),
  )
}

function inWords({ outcome, offer, valuation, reason }: AgentOutcome): string {
  if (offer !== undefined) return `${pounds(offer.amount)} is offered`
  if (outcome === 'reject') return `refused: ${reason ?? 'no reason given'}`
  if (outcome === 'ask_human') return `a person is asked: ${reason ?? 'no reason given'}`
  if (valuation === undefined) return outcome.replaceAll('_', ' ')
  return `${valuation.passed ? 'passes' : 'does not pass'}, worth ${pounds(valuation.estimatedMarketValue)}`
}
