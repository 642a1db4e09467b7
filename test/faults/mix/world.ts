import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { addToken } from '../../../db/access/api_tokens.ts'
import { addUser } from '../../../db/access/users.ts'
import { fingerprint, newSecret } from '../../../src/access/secret.ts'
import { type Lines, startLines } from '../rig/network/lines.ts'
import { type Keeper, keep, keepWorkers } from '../rig/processes/keeper.ts'
import type { WebProcess } from '../rig/processes/web_process.ts'
import type { WorkerProcess } from '../rig/processes/worker_processes.ts'
import { openRig, type Rig } from '../rig/rig.ts'
import { type OwnCluster, openCluster } from '../rig/servers/own_cluster.ts'
import { type OwnPair, openPair } from '../rig/servers/own_pair.ts'
import { mountSmallDisk, type SmallDisk } from '../rig/servers/small_disk.ts'
import type { Found } from '../rig/verdict.ts'
import { type Watchers, watch } from './watchers.ts'
import { Wounds } from './wounds.ts'

/** A pipeline at work of which every part can be broken: workers, a web process, and people who watch. */
export interface BreakableWorld {
  rig: Rig
  /** One server, or two of which one may die. */
  cluster?: OwnCluster
  pair?: OwnPair
  /** The disk of the one server, where we may mount any. */
  disk?: SmallDisk
  lines: Lines
  workers: Keeper<WorkerProcess>
  web: Keeper<WebProcess>
  /** Where the web process is reached, and the token of somebody of the office. */
  api: { url: string; token: string }
  watchers: Watchers
  wounds: Wounds
  /** Does one work on the server after the other. */
  serverWork<Result>(work: () => Promise<Result>): Promise<Result>
  /** What none of its ledgers would show: processes that ended by themselves, views that differ. */
  faults(): Promise<Found[]>
  close(): Promise<void>
}

export interface WorldOptions {
  seed: number
  workers: number
  /** one: a server. disk: one on a small disk. pair: a primary and its standby. */
  servers: 'one' | 'disk' | 'pair'
}

const smallDiskMb = 1_500

export async function openWorld({ seed, workers: count, servers }: WorldOptions): Promise<BreakableWorld> {
  const disk = servers === 'disk' ? await mountSmallDisk(smallDiskMb) : undefined
  const pair = servers === 'pair' ? await openPair() : undefined
  const cluster = pair === undefined ? await openCluster(disk && { dataRoot: disk.path }) : undefined
  const url = pair?.url ?? cluster?.url ?? ''
  const rig = await openRig({ url, seed })
  rig.load.carrierReports = true
  const lines = await startLines(url)
  const workers = keepWorkers(rig, count, { url: lines.through(url) })
  const port = await freePort()
  const web = keep(1, () => rig.startWeb(lines.through(url), port))
  const token = newSecret()
  await addUser(rig.db, { name: 'ada', role: 'operator', passwordHash: '$argon2id$nobody knows it' })
  await addToken(rig.db, { userName: 'ada', name: 'a', role: 'operator', hash: fingerprint(token), days: 1 })
  const watchers = watch(() => port, token)
  let lastWork: Promise<unknown> = Promise.resolve()

  return {
    ...{ rig, lines, workers, web, watchers, wounds: new Wounds() },
    ...(cluster && { cluster }),
    ...(pair && { pair }),
    ...(disk && { disk }),
    api: { url: `http://127.0.0.1:${port}/graphql`, token },
    serverWork(work) {
      const working = lastWork.then(work)
      lastWork = working.catch(() => {})
      return working
    },
    async faults() {
      const ownEnds = [...workers.ownEnds, ...web.ownEnds]
      return [
        ...ownEnds.map((detail) => ({ what: 'a process ended by itself', detail })),
        ...(await watchers.differences(rig.db)),
      ]
    },
    async close() {
      workers.retire()
      web.retire()
      await watchers.close()
      await rig.close()
      await lines.close()
      await cluster?.remove()
      await pair?.remove()
      await disk?.unmount()
    },
  }
}

/** The web process has the same port whenever it is started again. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
