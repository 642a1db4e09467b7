import { expect } from 'vitest'
import { hintForClients } from '../../../src/server/graphql/requests/hint_for_clients.ts'
import { inTransaction } from '../../support/databases/database.ts'

/** What a client of the API can do nothing with: other doors, names as SQL has them, places of arguments. */
const ofAnotherDoor =
  /npm|orchestrator|psql|select|set_config|SQL|UPDATE|INSERT|DELETE|statement|transaction|[a-z]_[a-z]|\(\)|--|th argument|second argument/

inTransaction('whatever the database advises, a client of the API can do', async ({ db }) => {
  const { rows } = await db.query<{ source: string }>(
    `select prosrc as source from pg_proc
     where pronamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace) and prosrc ~ 'VL[0-9]{3}|refuse_unknown'`,
  )
  const hints = rows.flatMap(({ source }) =>
    [...source.matchAll(/\bhint =>? (.*?)(?:;\n|,\n|, \w+ = )/gs)].flatMap(([, expression = '']) =>
      [...expression.matchAll(/'((?:[^']|'')*)'/g)].map(([, hint = '']) => hint.replaceAll("''", "'")),
    ),
  )
  expect(hints.length).toBeGreaterThan(50)
  const told = hints.map((hint) => [hint, hintForClients(hint)] as const)
  expect(told.filter(([, said]) => said !== undefined && ofAnotherDoor.test(said))).toEqual([])
  expect(told.filter(([, said]) => said !== undefined).length).toBeGreaterThan(0.7 * told.length)
})
