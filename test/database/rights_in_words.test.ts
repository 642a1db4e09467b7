import { expect } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { inTransaction } from '../support/databases/database.ts'

const asks: Record<string, readonly string[]> = {
  access: [
    "I'd like to see everything you've got with my name on it",
    'Under article 15 I request a copy',
    'Show me what you have written down about me',
    'please send a printout of my records',
    'What information is held about me?',
    'what do you know about me',
    'I want a copy of all the data you hold on me',
  ],
  erasure: [
    'please get rid of everything you have on me',
    'i want my details deleted',
    'I would like my data to be erased',
    'I want to be forgotten',
    'destroy what you hold about me',
    'delete every trace of me',
    "every last scrap you've got about me, bin it",
    'shred whatever you hold on us',
    'I want my data gone by friday',
    'expunge all my particulars please',
    "whatever you've stored about me and my house must go",
  ],
  rectification: [
    'please correct the details you have on me',
    'update the information you hold about me',
    'my details are wrong on your system',
  ],
  restriction: ['stop using my data until this is sorted', 'do not process my personal data'],
  portability: ['send my data to another company please', 'I use my right to portability'],
  objection: [
    'I do not consent to you using my data',
    'stop using my details for marketing',
    'I object to you processing my data',
  ],
  automated_decision: [
    'I want a person to look again at your decision',
    'I dont accept a computer deciding what my house is worth',
    'somebody should reconsider that refusal',
  ],
  complaint: [
    'I have a complaint about your colleague',
    'I want this logged as a complaint',
    'this is a formal grievance',
    "we've got a serious complaint",
    'I wish to complain',
  ],
}

const asksNothing = [
  'what details do you need from me',
  'I have no complaints',
  "can't complain about the price",
  'we had a complaint from the neighbours about the hedge',
  'I have a complaint from the council on my desk',
  'my data is nearly used up so ring me',
  'the records are in the loft',
  'every trace of the damp is gone',
  'the builders cleared all the old carpets and every bit of scrap out',
  'all the information about the house is on the internet',
  'update on my house please',
  'correct, 3 bedrooms',
  'my number is 07700 900997',
  'please send me information about your company',
  'delete the garage, I was wrong about that',
  'I want to see what you offer',
  'can someone decide today',
  'a person looked at it last week',
  'get rid of everything in the loft for me',
  'I want my house sold and my mind at rest',
  'dont use the back door',
  'I read an article 15 years ago about you',
]

/** What these texts ask for by right, each as kinds. */
async function readIn(db: Db, bodies: readonly string[]): Promise<string[][]> {
  const { rows } = await db.query<{ kinds: string[] }>(
    `select pipeline_private.read_rights(texts.body, '{}') as kinds
     from unnest($1::text[]) with ordinality as texts (body, place) order by texts.place`,
    [bodies],
  )
  return rows.map(({ kinds }) => kinds)
}

inTransaction('a right that is used in other words than the law has is heard', async ({ db }) => {
  const expected = Object.entries(asks).flatMap(([kind, bodies]) => bodies.map((body) => [body, kind]))
  const read = await readIn(
    db,
    expected.map(([body = '']) => body),
  )
  const missed = expected.filter(([, kind = ''], place) => read[place]?.includes(kind) !== true)
  expect(missed).toEqual([])
})

inTransaction('and words that only sound like it ask for nothing', async ({ db }) => {
  const read = await readIn(db, asksNothing)
  expect(asksNothing.filter((_, place) => read[place]?.length !== 0)).toEqual([])
})
