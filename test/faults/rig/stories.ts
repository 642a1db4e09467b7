import { test } from 'vitest'
import type { ServerSettings } from '../../../src/embedded_postgres/settings.ts'
import { letRepairs, productionStory } from '../../support/databases/database.ts'
import { proofSeed } from '../../support/run/proof.ts'
import { startProxy, type TcpProxy } from './network/proxy.ts'
import { openRig, type Rig } from './rig.ts'
import { type OwnCluster, openCluster } from './servers/own_cluster.ts'

/** Vary it to see other loads and timings; the same seed gives the same. */
export const seed = Number(process.env.FAULT_SEED ?? proofSeed)

/** Stories that take minutes run only when asked for: FAULTS=all. */
export const runsLongStories = process.env.FAULTS === 'all'

/** So many leads are in the middle of their work when something befalls it. */
export const crowd = runsLongStories ? 60 : 10

/** A story of one fault, on a database of its own of the tests' server. */
export const faultStory = productionStory.extend('rig', async ({ database }, { onCleanup }): Promise<Rig> => {
  await letRepairs(database.db) // what a dead or deaf worker leaves behind
  const rig = await openRig({ url: database.url, seed })
  onCleanup(() => rig.close())
  return rig
})

/** A story of a fault of the network between workers and database. */
export const networkStory = faultStory.extend('proxy', async ({ rig }, { onCleanup }): Promise<TcpProxy> => {
  const proxy = await startProxy(Number(new URL(rig.url).port))
  onCleanup(() => proxy.close())
  return proxy
})

/** A story of a fault that needs a server of its own. */
export const clusterStory = test
  .extend('settings', {} as ServerSettings)
  .extend('cluster', async ({ settings }, { onCleanup }): Promise<OwnCluster> => {
    const cluster = await openCluster({ settings })
    onCleanup(() => cluster.remove())
    return cluster
  })
  .extend('rig', async ({ cluster }, { onCleanup }): Promise<Rig> => {
    const rig = await openRig({ url: cluster.url, seed })
    onCleanup(() => rig.close())
    return rig
  })
