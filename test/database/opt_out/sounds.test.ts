import { expect } from 'vitest'
import { databaseFeatures } from '../../eval/smoke/heard_by_the_database.ts'
import { taughtTexts } from '../../eval/smoke/labelled.ts'
import { inTransaction } from '../../support/databases/database.ts'

inTransaction('the database takes a text to the same pieces as whoever teaches it', async ({ db }) => {
  const bodies = [
    ...taughtTexts()
      .filter((_, at) => at % 40 === 0)
      .map(({ body }) => body),
    ...['', '?', '🛑', "Don’t 'stop'\n\n STOP 07700 900997", 'ÀÉ nie dziękuję', 'ﬁne ½ £1,250.50'],
  ]
  const { rows } = await db.query<{ pieces: number[] }>(
    `select pipeline_private.pieces_of(texts.body) as pieces
     from unnest($1::text[]) with ordinality as texts (body, at) order by texts.at`,
    [bodies],
  )
  const sorted = (pieces: Iterable<number>) => [...pieces].toSorted((a, b) => a - b)
  expect(rows.map(({ pieces }) => sorted(pieces))).toEqual(
    bodies.map((body) => sorted(databaseFeatures(body))),
  )
})
