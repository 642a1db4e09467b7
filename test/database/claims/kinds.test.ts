import { expect, test } from 'vitest'
import { inTransaction } from '../../support/database.ts'
import { claimTexts, leadOfClaims, unbacked } from './lead_of_claims.ts'

const kinds = [...claimTexts.keys()].filter((name) => !name.endsWith('honest'))

test('every kind of claim is tried with twenty texts, and as many honest ones as tell something', () => {
  expect(kinds.length).toBeGreaterThanOrEqual(15)
  for (const kind of kinds) expect(claimTexts.get(kind)?.length, kind).toBeGreaterThanOrEqual(20)
  expect(claimTexts.get('honest')?.length).toBeGreaterThanOrEqual(200)
})

inTransaction('no text gets through that claims what no row backs, in whatever spelling', async ({ db }) => {
  const lead = await leadOfClaims(db)
  const through: string[] = []
  for (const kind of kinds)
    for (const { id, body } of claimTexts.get(kind) ?? [])
      if ((await unbacked(db, lead, body, true)).length === 0) through.push(id)
  expect(through).toEqual([])
})

inTransaction('of honest texts fewer than two in a hundred are asked about', async ({ db }) => {
  const lead = await leadOfClaims(db)
  const honest = [...claimTexts].flatMap(([name, texts]) => (name.endsWith('honest') ? texts : []))
  const asked: string[] = []
  for (const { id, body } of honest) if ((await unbacked(db, lead, body, true)).length > 0) asked.push(id)
  expect(asked.length / honest.length, asked.join(' ')).toBeLessThan(0.02)
})
