import { expect } from 'vitest'
import { canMakeNetworks, makeFarNetwork } from '../rig/network/far_network.ts'
import { startProxy } from '../rig/network/proxy.ts'
import { faultStory, runsLongStories } from '../rig/stories.ts'

const outageMs = 60_000

/** A worker on a machine of its own, behind a line that loses packets; PostgreSQL and all others are here. */
const farStory = faultStory
  .extend('network', async ({ task: _ }, { onCleanup }) => {
    const network = makeFarNetwork()
    onCleanup(network.remove)
    return network
  })
  .extend('lines', async ({ rig, network }, { onCleanup }) => {
    const [database, carrier, agents] = await Promise.all(
      [rig.url, rig.carrier.url, rig.agents.url].map((url) =>
        startProxy(Number(new URL(url).port), network.nearAddress),
      ),
    )
    if (database === undefined || carrier === undefined || agents === undefined) throw new Error('no lines')
    onCleanup(async () => {
      await Promise.all([database.close(), carrier.close(), agents.close()])
    })
    return { database, carrier, agents }
  })
  .extend('worker', async ({ rig, network, lines }) => {
    const worker = rig.startWorker({
      url: lines.database.through(rig.url),
      carrierUrl: lines.carrier.through(rig.carrier.url),
      agentsUrl: lines.agents.through(rig.agents.url),
      launcher: network.command,
    })
    await worker.ready
    return worker
  })

farStory.runIf(canMakeNetworks && runsLongStories)(
  'the line to PostgreSQL loses every packet for a minute',
  { timeout: 4 * 60_000 },
  async ({ rig, network, worker }) => {
    const called = rig.agents.nextCall()
    await rig.load.arrive(20)
    await called
    network.goDown()
    await new Promise((resolve) => setTimeout(resolve, outageMs))
    network.comeUp()
    await rig.heals()
    expect(worker.hasEnded()).toBe(false)
  },
)

farStory.runIf(canMakeNetworks && runsLongStories)(
  'PostgreSQL’s side forgets the connections while the line is down',
  { timeout: 4 * 60_000 },
  async ({ rig, network, lines, worker }) => {
    const called = rig.agents.nextCall()
    await rig.load.arrive(20)
    await called
    network.goDown()
    lines.database.cut()
    await new Promise((resolve) => setTimeout(resolve, outageMs / 4))
    network.comeUp()
    await rig.heals()
    expect(worker.hasEnded()).toBe(false)
  },
)
