import { expect, test } from 'vitest'
import { inTransaction } from '../../support/databases/database.ts'
import { claimTexts, leadOfClaims, unseenIn } from './lead_of_claims.ts'

const kinds = [...claimTexts.keys()].filter((name) => !name.endsWith('honest'))

test('every kind of claim is tried with twenty texts, and as many honest ones as tell something', () => {
  expect(kinds.length).toBeGreaterThanOrEqual(15)
  for (const kind of kinds) expect(claimTexts.get(kind)?.length, kind).toBeGreaterThanOrEqual(20)
  expect(claimTexts.get('honest')?.length).toBeGreaterThanOrEqual(200)
})

inTransaction('no text gets through that claims what no row backs, in whatever spelling', async ({ db }) => {
  const lead = await leadOfClaims(db)
  const texts = kinds.flatMap((kind) => claimTexts.get(kind) ?? [])
  expect(await unseenIn(db, lead, texts)).toEqual([])
})

inTransaction(
  'of honest texts only those are asked about that name a day of which no row knows',
  async ({ db }) => {
    const lead = await leadOfClaims(db)
    const honest = [...claimTexts].flatMap(([name, texts]) => (name.endsWith('honest') ? texts : []))
    const unseen = await unseenIn(db, lead, honest)
    const asked = honest.map(({ id }) => id).filter((id) => !unseen.includes(id))
    expect(asked).toEqual(['later_honest-45', 'later_honest-47'])
  },
)
