import { expect } from 'vitest'
import { builtinAgents } from '../../src/agents/builtin_agents.ts'
import { story } from '../support/databases/database.ts'
import { workersPoolOf } from '../support/databases/workers_pool.ts'
import { verdictsOf } from './personas/judge.ts'
import { castOf } from './personas/part.ts'
import { people } from './personas/people/all.ts'
import { play } from './personas/play.ts'

const some = ['form filler', 'hard haggler', 'stop in a sentence', 'widow', 'injects', 'never answers']

story(
  'whoever writes comes to the end that they have to, by the rows that are left',
  async ({ database }) => {
    const cast = castOf(people, 1).filter(({ persona, take }) => take === 1 && some.includes(persona.name))
    const played = await play(database.pool, cast, {
      seed: 1,
      agents: builtinAgents,
      workersPool: workersPoolOf(database.pool),
    })
    expect(
      verdictsOf(played).map(({ name, takes }) => [name, takes.flatMap(({ faults }) => faults)]),
    ).toEqual(cast.map(({ persona }) => [persona.name, []]))
  },
)

story('and one who does not is found out', async ({ database }) => {
  const cast = castOf(people, 1)
    .filter(({ persona, take }) => take === 1 && persona.name === 'stop in a sentence')
    .map((part) => ({ ...part, persona: { ...part.persona, answers: () => ['ok'] } }))
  const played = await play(database.pool, cast, {
    seed: 1,
    agents: builtinAgents,
    workersPool: workersPoolOf(database.pool),
  })
  expect(verdictsOf(played)[0]?.takes[0]?.faults).toContain('may still be texted')
})
