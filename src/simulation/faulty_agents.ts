import type { Db } from '../../db/connection/pool.ts'
import { type RunSituation, readRunSituation } from '../../db/simulation/play.ts'
import type { AgentCaller } from '../agents/agent_caller.ts'
import { diceOf } from './planning/dice.ts'

const shareOfFaults = 0.025
const shareOfHopelessVendors = 0.012
const agents = ['sms_agent', 'deal_validator', 'offer_engine'] as const
const faults = ['The model is overloaded', 'The connection was reset', 'The answer was cut off'] as const

/** What a simulated agent fails with when it is out of order. */
class SimulatedFault extends Error {
  override name = 'SimulatedFault'
}

/**
 * Lets a few percent of the calls about simulated vendors fail, the same ones in every run with this seed. For a few
 * vendors one agent fails at every attempt of its first run, so that a person has to step in.
 */
export function faultyAgents(caller: AgentCaller, db: Db, seed: number): AgentCaller {
  return {
    async call(run, signal, desk) {
      const situation = await readRunSituation(db, run.runId)
      const fault = situation === null ? undefined : faultOf(seed, situation)
      if (fault !== undefined) throw new SimulatedFault(fault)
      return caller.call(run, signal, desk)
    },
  }
}

/** What is wrong with this attempt; undefined when nothing is. */
export function faultOf(seed: number, { vendor, agent, nth, attempt }: RunSituation): string | undefined {
  const dice = diceOf(seed, `${vendor}/agents`)
  const call = `${agent} ${nth} ${attempt}`
  const isHopeless =
    nth === 1 &&
    dice.chance('hopeless', shareOfHopelessVendors) &&
    dice.pick('hopeless agent', agents) === agent
  return isHopeless || dice.chance(call, shareOfFaults) ? dice.pick(`fault ${call}`, faults) : undefined
}
