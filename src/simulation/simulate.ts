import { type Db, openPool } from '../../db/connection/pool.ts'
import { type Funnel, readFunnel } from '../../db/figures/funnel.ts'
import { agentCaller } from '../agents/agent_caller.ts'
import type { Agent } from '../agents/contract/agent.ts'
import type { Log } from '../log.ts'
import { startWorker } from '../worker/worker.ts'
import { drive } from './drive.ts'
import { faultyAgents } from './faulty_agents.ts'
import { type Founding, foundSimulation } from './found_simulation.ts'

export interface SimulateOptions {
  /** Of a database that was migrated as a simulation. */
  url: string
  founding: Founding
  agents: Record<string, Agent>
  granularitySeconds: number
  log: Log
  /** Called after each jump of the clock; the next one waits for it. */
  onJump?: (db: Db) => Promise<void>
  signal?: AbortSignal
}

/**
 * Plays a whole simulation as fast as this machine can, with a worker of its own: from the first lead to the moment
 * after which nothing will ever happen. A database that holds an unfinished simulation goes on with that one.
 *
 * @returns what became of the leads; so far, when the signal stopped it.
 * @throws WorkHangs when the pipeline does not do what is due.
 */
export async function simulate(options: SimulateOptions): Promise<Funnel> {
  const { url, founding, agents, granularitySeconds, log, onJump, signal } = options
  const pool = openPool(url, { applicationName: 'pipeline simulation', role: 'pipeline_admin', max: 5 })
  try {
    const { seed } = await foundSimulation(pool, founding)
    const worker = await startWorker({
      url,
      log,
      agents: faultyAgents(agentCaller({ builtin: agents }), pool, seed),
    })
    try {
      await drive({ pool, seed, granularitySeconds, ...(onJump && { onJump }), ...(signal && { signal }) })
    } finally {
      await worker.stop()
    }
    return await readFunnel(pool)
  } finally {
    await pool.end()
  }
}
