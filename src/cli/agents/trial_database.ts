import type { PoolClient } from 'pg'
import { openPool } from '../../../db/connection/pool.ts'
import { prepareForTrying } from '../../../db/simulation/tried_conversation.ts'
import { freshSimulationDatabase, givenSimulationDatabase } from '../../simulation/simulation_database.ts'

/** Runs on one connection to a database where conversations may be tried: one of its own, or that of a simulation. */
export async function withTrialDatabase<Result>(
  url: string | undefined,
  work: (db: PoolClient) => Promise<Result>,
): Promise<Result> {
  if (url === undefined) process.stderr.write('One moment: a database of its own is made ready.\n')
  const say = () => {}
  const database =
    url === undefined ? await freshSimulationDatabase(say, 'agents') : await givenSimulationDatabase(url, say)
  try {
    const pool = openPool(database.url, { applicationName: 'orchestrator agents', max: 1 })
    try {
      const db = await pool.connect()
      try {
        await prepareForTrying(db)
        return await work(db)
      } finally {
        db.release(true)
      }
    } finally {
      await pool.end()
    }
  } finally {
    await database.stop()
  }
}
