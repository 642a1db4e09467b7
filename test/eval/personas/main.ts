import { openPool } from '../../../db/connection/pool.ts'
import { builtinAgents } from '../../../src/agents/builtin_agents.ts'
import { freshSimulationDatabase } from '../../../src/simulation/simulation_database.ts'
import { progressDisplay } from '../../../src/terminal/progress.ts'
import { startFakeModel } from '../../models/fake_model.ts'
import { goodModel } from '../../models/good_model.ts'
import { castOf } from './part.ts'
import { people } from './people/all.ts'
import { type Played, play } from './play.ts'

/** Plays everybody whose name holds these words, four times each, in a database of its own; beside the rules a good model may read. */
export async function playPersonas(seed: number, only: string, withModel: boolean): Promise<Played[]> {
  const cast = castOf(people, seed).filter(({ persona }) => persona.name.includes(only))
  const progress = progressDisplay()
  const fake = withModel ? await startFakeModel(goodModel) : null
  const database = await freshSimulationDatabase(() => {}, 'personas')
  const pool = openPool(database.url, { applicationName: 'personas', max: 3 })
  const workersPool = openPool(database.url, { applicationName: 'personas', role: 'pipeline_worker', max: 1 })
  try {
    return await play(pool, cast, {
      seed,
      agents: builtinAgents,
      workersPool,
      model: fake?.settings('openai-compatible'),
      onProgress: (share) => progress.isDue() && progress.show(share, `${cast.length} vendors`),
    })
  } finally {
    progress.clear()
    await fake?.close()
    await Promise.all([pool.end(), workersPool.end()])
    await database.stop()
  }
}
