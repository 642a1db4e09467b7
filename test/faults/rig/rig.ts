import type pg from 'pg'
import { openPool } from '../../../db/connection/pool.ts'
import { type FakeAgents, startFakeAgents } from './outside/fake_agents.ts'
import { type FakeCarrier, startFakeCarrier } from './outside/fake_carrier.ts'
import { Load } from './load.ts'
import { findFaults, untilQuiet } from './verdict.ts'
import { startWorkerProcess, type WorkerProcess, type WorkerProcessOptions } from './processes/worker_processes.ts'

const usualHealingMs = 60_000

/** A pipeline with real processes in a world that can be broken. */
export interface Rig {
  url: string
  db: pg.Pool
  carrier: FakeCarrier
  agents: FakeAgents
  load: Load
  startWorker(options?: Partial<WorkerProcessOptions>): WorkerProcess
  /** The end of every story: all is quiet within a minute with nobody helping, and everything is as promised. */
  heals(limitMs?: number): Promise<void>
  close(): Promise<void>
}

export interface RigOptions {
  /** Of a migrated production database. */
  url: string
  seed?: number
}

/** Texts may leave at any hour and pace, and agents are given less time: the stories are not about these. */
const impatientRules = `
  update pipeline.settings set send_from = '00:00', send_until = '24:00', texts_per_minute = null;
  update pipeline.agents set deadline = '5 seconds', backoff = '0.2 seconds';`

export async function openRig({ url, seed = 1 }: RigOptions): Promise<Rig> {
  const db = openPool(url, { applicationName: 'rig', max: 8 })
  await db.query(impatientRules)
  const [carrier, agents] = await Promise.all([startFakeCarrier(), startFakeAgents()])
  const load = new Load(db, carrier, seed)
  const workers: WorkerProcess[] = []

  return {
    ...{ url, db, carrier, agents, load },
    startWorker(options = {}) {
      const worker = startWorkerProcess({ url, carrierUrl: carrier.url, agentsUrl: agents.url, ...options })
      workers.push(worker)
      return worker
    },
    async heals(limitMs = usualHealingMs) {
      await untilQuiet(db, load, limitMs)
      const found = await findFaults(db, carrier, load)
      if (found.length > 0)
        throw new Error(`Not as promised (seed ${seed}): ${JSON.stringify(found, null, 2)}`)
    },
    async close() {
      for (const worker of workers) worker.signal('SIGKILL')
      await Promise.all(workers.map((worker) => worker.ended))
      await Promise.all([carrier.close(), agents.close()])
      db.end().catch(() => {})
    },
  }
}
