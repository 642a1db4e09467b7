import { withClient } from '../../db/connection/client.ts'
import { migrate } from '../../db/migrate/migrate.ts'
import { makeSimulationDatabase, refuseProduction } from '../../db/simulation/simulation.ts'
import { startCluster } from '../embedded_postgres/cluster.ts'

export interface SimulationDatabase {
  url: string
  stop(): Promise<void>
}

const itself = (connectionString: string) => ({ connectionString, application_name: 'pipeline simulation' })

/** A fresh, migrated database on an embedded PostgreSQL of its own, beside the one of `npm start`; each name has one. */
export async function freshSimulationDatabase(
  log: (line: string) => void,
  name = 'simulate',
): Promise<SimulationDatabase> {
  const cluster = await startCluster({ name, log })
  try {
    await withClient(itself(cluster.url('postgres')), (db) => makeSimulationDatabase(db, 'simulation'))
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
  await withClient(itself(url), refuseProduction)
  await migrate(url, { purpose: 'simulation', log })
  return { url, stop: async () => {} }
}
