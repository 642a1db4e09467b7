import { openPool } from '../../db/connection/pool.ts'
import { migrate } from '../../db/migrate/migrate.ts'
import { makeSimulationDatabase, refuseProduction } from '../../db/simulation/simulation.ts'
import { startCluster } from '../embedded_postgres/cluster.ts'

export interface SimulationDatabase {
  url: string
  stop(): Promise<void>
}

/** A fresh, migrated database on an embedded PostgreSQL of its own, beside the one of `npm start`; each name has one. */
export async function freshSimulationDatabase(
  log: (line: string) => void,
  name = 'simulate',
): Promise<SimulationDatabase> {
  const cluster = await startCluster({ name, log })
  try {
    await withPool(cluster.url('postgres'), (pool) => makeSimulationDatabase(pool, 'simulation'))
    const url = cluster.url('simulation')
    await migrate(url, { purpose: 'simulation', log })
    return { url, stop: () => cluster.stop() }
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

/**
 * A database that is there already, migrated; one that was never migrated becomes a simulation for ever.
 *
 * @throws NotASimulation, before anything is changed, when it is marked as production.
 */
export async function givenSimulationDatabase(
  url: string,
  log: (line: string) => void,
): Promise<SimulationDatabase> {
  await withPool(url, refuseProduction)
  await migrate(url, { purpose: 'simulation', log })
  return { url, stop: async () => {} }
}

async function withPool<Result>(
  url: string,
  work: (pool: ReturnType<typeof openPool>) => Promise<Result>,
): Promise<Result> {
  const pool = openPool(url, { applicationName: 'pipeline simulation', max: 1 })
  try {
    return await work(pool)
  } finally {
    await pool.end()
  }
}
