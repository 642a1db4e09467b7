import { setTimeout as pause } from 'node:timers/promises'
import { diceOf } from '../../../src/simulation/planning/dice.ts'
import { keepWorkers } from '../rig/processes/keeper.ts'
import { type BreakableWorld, type Breaking, breakThings, heal } from './mix.ts'
import { openCluster } from '../rig/servers/own_cluster.ts'
import { startProxy } from '../rig/network/proxy.ts'
import { openRig } from '../rig/rig.ts'

export interface Havoc extends Omit<Breaking, 'hand' | 'signal'> {
  forMs: number
}

const hands = [1, 2]

export async function openWorld(seed: number, workers: number): Promise<BreakableWorld> {
  const cluster = await openCluster()
  const rig = await openRig({ url: cluster.url, seed })
  const proxy = await startProxy(Number(new URL(cluster.url).port))
  const keeper = keepWorkers(rig, workers, { url: proxy.through(cluster.url) })
  return { rig, cluster, proxy, keeper }
}

export async function closeWorld({ rig, cluster, proxy, keeper }: BreakableWorld): Promise<void> {
  keeper.retire()
  await rig.close()
  await proxy.close()
  await cluster.remove()
}

/** Two hands break things while leads arrive, for as long as told; then everything is made whole. */
export async function wreak(world: BreakableWorld, { forMs, ...havoc }: Havoc): Promise<void> {
  const signal = AbortSignal.timeout(forMs)
  await Promise.all([
    letLeadsArrive(world, havoc.seed, signal),
    ...hands.map((hand) => breakThings(world, { ...havoc, hand, signal })),
  ])
  heal(world)
}

async function letLeadsArrive({ rig }: BreakableWorld, seed: number, signal: AbortSignal): Promise<void> {
  const dice = diceOf(seed, 'arrivals')
  for (let second = 0; !signal.aborted; second += 1) {
    await rig.load.arrive(dice.whole(`second ${second}`, 1, 6))
    await pause(1_000)
  }
}
