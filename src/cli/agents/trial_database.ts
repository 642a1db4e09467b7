import { withClient } from '../../../db/connection/client.ts'
import type { Db } from '../../../db/connection/pool.ts'
import { prepareForTrying } from '../../../db/simulation/tried_conversation.ts'
import { freshSimulationDatabase, givenSimulationDatabase } from '../../simulation/simulation_database.ts'

/** Runs on one connection to a database where conversations may be tried: one of its own, or that of a simulation. */
export async function withTrialDatabase<Result>(
  url: string | undefined,
  work: (db: Db) => Promise<Result>,
): Promise<Result> {
  if (url === undefined) process.stderr.write('One moment: a database of its own is made ready.\n')
  const say = () => {}
  const database =
    url === undefined ? await freshSimulationDatabase(say, 'agents') : await givenSimulationDatabase(url, say)
  const client = { connectionString: database.url, application_name: 'orchestrator agents' }
  try {
    return await withClient(client, async (db) => {
      await prepareForTrying(db)
      return work(db)
    })
  } finally {
    await database.stop()
  }
}
