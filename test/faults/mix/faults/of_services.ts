import type { AgentMode, AgentOrder } from '../../rig/outside/fake_agents.ts'
import type { CarrierMode } from '../../rig/outside/fake_carrier.ts'
import { type Fault, seconds } from '../fault.ts'

const carrierTurns =
  (mode: CarrierMode): Fault['inject'] =>
  ({ rig: { carrier }, wounds }, dice) =>
    wounds.during(
      () => {
        carrier.mode = mode
      },
      () => {
        carrier.mode = 'accept'
      },
      () => seconds(dice, 1, 5),
    )

const agentsTurn =
  (mode: AgentMode, [from, to] = [1, 3]): Fault['inject'] =>
  ({ rig: { agents }, wounds }, dice) =>
    wounds.during(
      () => {
        agents.mode = () => mode
      },
      () => {
        agents.mode = () => 'answer'
      },
      () => seconds(dice, from ?? 1, to ?? 3),
    )

const nextAgentIs =
  (order: AgentOrder): Fault['inject'] =>
  async ({ rig: { agents } }) => {
    let isObeyed = false
    agents.mode = () => {
      const mode = isObeyed ? 'answer' : order
      isObeyed = true
      return mode
    }
  }

export const faultsOfServices: readonly Fault[] = [
  { name: 'the carrier takes texts and never says so', weight: 2, inject: carrierTurns('withhold') },
  { name: 'the carrier takes texts and breaks the line', weight: 2, inject: carrierTurns('cut') },
  { name: 'the carrier is slow', weight: 1, inject: carrierTurns('slow') },
  { name: 'the carrier is busy', weight: 1, inject: carrierTurns('busy') },
  { name: 'the carrier is down', weight: 1, inject: carrierTurns('down') },
  { name: 'agents never answer', weight: 2, inject: agentsTurn('hang') },
  { name: 'agents fail', weight: 1, inject: agentsTurn('fail') },
  { name: 'agents are down for a while', isLong: true, weight: 1, inject: agentsTurn('fail', [10, 60]) },
  { name: 'agents answer rubbish', weight: 1, inject: agentsTurn('garbage') },
  { name: 'agents answer with megabytes', weight: 1, inject: agentsTurn('large') },
  { name: 'agents answer without an end', weight: 1, inject: agentsTurn('endless') },
  { name: 'an agent takes its worker down', weight: 2, inject: nextAgentIs('exit') },
  { name: 'something fails in a worker with nobody waiting', weight: 2, inject: nextAgentIs('reject') },
  { name: 'an agent keeps its worker’s thread', isLong: true, weight: 1, inject: nextAgentIs('block') },
  { name: 'an agent heeds no signal', weight: 1, inject: nextAgentIs('deaf') },
]
