import type { Db } from '../../db/pool.ts'
import { readRunSituation } from '../../db/simulation.ts'
import type { AgentCaller } from '../agents/agent_caller.ts'
import { diceOf } from './dice.ts'

const shareOfFaults = 0.025
const shareOfHopelessVendors = 0.012
const agents = ['sms_agent', 'deal_validator', 'offer_engine'] as const

/** What a simulated agent answers with when it is out of order. */
class SimulatedFault extends Error {
  override name = 'SimulatedFault'
}

/**
 * Lets a few percent of the calls about simulated vendors fail, the same ones in every run with this seed. For a few
 * vendors one agent fails at every attempt of its first run, so that a person has to step in.
 */
export function faultyAgents(caller: AgentCaller, db: Db, seed: number): AgentCaller {
  return {
    async call(run, signal) {
      const situation = await readRunSituation(db, run.runId)
      if (situation !== null) {
        const { vendor, agent, nth, attempt } = situation
        const dice = diceOf(seed, `${vendor}/agents`)
        const isHopeless =
          nth === 1 &&
          dice.chance('hopeless', shareOfHopelessVendors) &&
          dice.pick('hopeless agent', agents) === agent
        if (isHopeless || dice.chance(`${agent} ${nth} ${attempt}`, shareOfFaults)) {
          throw new SimulatedFault(dice.pick(`fault ${agent} ${nth} ${attempt}`, faults))
        }
      }
      return caller.call(run, signal)
    },
  }
}

const faults = ['The model is overloaded', 'The connection was reset', 'The answer was cut off'] as const
