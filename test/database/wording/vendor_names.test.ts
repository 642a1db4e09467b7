import { expect } from 'vitest'
import { readVendorName } from '../../../src/intake/readers/person_name.ts'
import { inTransaction } from '../../support/databases/database.ts'
import { aLead, aPhone } from '../../support/leads.ts'

const names = ['Jo', "O'Neil", 'J', 'Łukasz', '王伟', 'أحمد', 'Zoë 2', 'ⅷ', 'a'.repeat(200), '4you']
const none = ['12', '-', '£££', '😀', '...', '', ' ', '0', 'a'.repeat(201), '👩‍🦰', '́']

inTransaction('a name is one by every door, or by none', async ({ db }) => {
  const { rows } = await db.query<{ name: string }>(
    `select name from unnest($1::text[]) as name
     where (name collate pg_catalog.pg_c_utf8) ~ '[[:alpha:]]' and length(name) <= 200`,
    [[...names, ...none]],
  )
  expect(rows.map(({ name }) => name)).toEqual(names)
  expect([...names, ...none].filter((name) => readVendorName([name]).ok)).toEqual(names)

  for (const name of names) await db.query('select $1::pipeline.vendor_name', [name])
  for (const name of none.filter((name) => name.trim() !== '')) {
    for (const door of [
      'insert into pipeline.vendor_leads (vendor_phone, vendor_name) values ($1, $2)',
      'select pipeline.create_lead($1, vendor_name => $2)',
    ]) {
      await db.query('savepoint before')
      await expect(db.query(door, [aPhone(), name])).rejects.toMatchObject({
        code: expect.stringMatching(/^(23514|VL018)$/),
      })
      await db.query('rollback to before')
    }
  }
})

inTransaction('a lead is known without a name', async ({ db }) => {
  await expect(aLead(db, { vendor_name: null })).resolves.toBeTruthy()
})
