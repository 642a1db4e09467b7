import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { inTransaction } from '../../support/databases/database.ts'
import { only } from '../../support/leads.ts'

/** Which of these wordings name a company of this name. */
async function naming(db: Db, company: string, wordings: string[]): Promise<string[]> {
  await db.query('update pipeline.settings set company_name = $1', [company])
  const { rows } = await db.query<{ naming: string[] }>(
    `select array(
       select wording from unnest($1::text[]) with ordinality as said (wording, place)
       where pipeline_private.wording_names_us(wording) order by place
     ) as naming`,
    [wordings],
  )
  return only(rows).naming
}

const ours = [
  'I agree that Homestead Buyers may text me.',
  'I agree that Homestead Buyers Ltd may text me.',
  'I agree that Homestead Buyers Limited may text me.',
  'I agree that Homestead Buyers, Ltd. may text me.',
  'Yes homestead buyers can text me',
  'I AGREE THAT HOMESTEAD BUYERS LTD MAY TEXT ME',
  'Texts from Homestead-Buyers\nand Smith Homes Ltd',
  'Homestead\n  Buyers may text me',
  'Texts by "Homestead Buyers". Always.',
  'By Homestead Buyers’ texts I am not disturbed',
  'Northern Homestead Buyers Ltd and Homestead Buyers Ltd may text me',
]
const others = [
  'Selected partners may text me.',
  'I agree that Northern Homestead Buyers may text me.',
  'I agree that Homestead Buyers Group may text me.',
  'I agree that Homestead Buyers Direct Ltd may text me.',
  'I agree that Homestead Buyersville may text me.',
  'The New-Homestead Buyer may text me.',
  'Buyers of my Homestead may text me.',
]

inTransaction(
  'a wording names us with and without the legal form, and no other company does',
  async ({ db }) => {
    for (const company of [
      'Homestead Buyers',
      'Homestead Buyers Ltd',
      'HOMESTEAD BUYERS LIMITED',
      'Homestead Buyers LLP',
    ])
      expect(await naming(db, company, [...ours, ...others])).toEqual(ours)
  },
)

inTransaction('a name is words, whatever is in it', async ({ db }) => {
  expect(
    await naming(db, 'Smith & Sons (Homes) Ltd', [
      'Smith and Sons Homes may text me',
      'Smith & Sons (Homes) Limited may text me',
      'Smith Sons Homes may text me',
    ]),
  ).toHaveLength(2)
  expect(
    await naming(db, '100% .* Homes', ['I agree that 100% cash homes may text', '100 cash homes']),
  ).toEqual([])
  for (const company of ['Ltd', '!!'])
    expect(await naming(db, company, ['Any Ltd may text me', 'Acme Limited'])).toEqual([])
})

inTransaction('a name of one word is no word of the language', async ({ db }) => {
  expect(
    await naming(db, 'Buyers Ltd', [
      'buyers may text me',
      'Selected Buyers may text me',
      'I agree that Buyers may text me',
    ]),
  ).toEqual(['I agree that Buyers may text me'])
})
