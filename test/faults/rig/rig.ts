import type pg from 'pg'
import { openPool } from '../../../db/connection/pool.ts'
import { asLogin, type Doors, openDoors } from './doors.ts'
import { Load } from './load.ts'
import { type FakeAgents, startFakeAgents } from './outside/fake_agents.ts'
import { type FakeCarrier, startFakeCarrier } from './outside/fake_carrier.ts'
import type { Program } from './processes/program.ts'
import { spawnWebProcess, type WebProcess } from './processes/web_process.ts'
import {
  startWorkerProcess,
  type WorkerProcess,
  type WorkerProcessOptions,
} from './processes/worker_processes.ts'
import { findFaults, untilQuiet } from './verdict.ts'

const usualHealingMs = 60_000

/** A pipeline with real processes in a world that can be broken. */
export interface Rig {
  url: string
  db: pg.Pool
  carrier: FakeCarrier
  agents: FakeAgents
  /** By which everything comes in that the load brings. */
  doors: Doors
  load: Load
  /** Each process has the login that it has in production. */
  startWorker(options?: Partial<WorkerProcessOptions>): WorkerProcess
  /** Reached at the database's own address unless another is given; port 0 is any that is free. */
  startWeb(url?: string, port?: number, environment?: NodeJS.ProcessEnv): WebProcess
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
  const doors = await openDoors(db, url)
  const load = new Load(doors, carrier, seed)
  const programs: Program[] = []
  const kept = <One extends Program>(program: One): One => {
    programs.push(program)
    return program
  }

  return {
    ...{ url, db, carrier, agents, doors, load },
    startWorker: ({ url: at = url, ...options } = {}) =>
      kept(
        startWorkerProcess({
          url: asLogin(at, 'pipeline_worker'),
          carrierUrl: carrier.url,
          agentsUrl: agents.url,
          ...options,
        }),
      ),
    startWeb: (at = url, port = 0, environment = {}) =>
      kept(spawnWebProcess(asLogin(at, 'pipeline_server'), port, environment)),
    async heals(limitMs = usualHealingMs) {
      await untilQuiet(db, load, limitMs)
      const found = await findFaults(db, carrier, load)
      if (found.length > 0)
        throw new Error(`Not as promised (seed ${seed}): ${JSON.stringify(found, null, 2)}`)
    },
    async close() {
      for (const program of programs) program.signal('SIGKILL')
      await Promise.all(programs.map((program) => program.ended))
      await Promise.all([carrier.close(), agents.close()])
      doors.close()
      db.end().catch(() => {})
    },
  }
}
