import { expect } from 'vitest'
import { inTransaction } from '../../support/databases/database.ts'

/** How a text names a property. */
const addresses: Record<string, string | null> = {
  '12 High Street, Leeds, LS1 4AB': '12 High Street',
  'Flat 3, 12 High Street, Leeds': 'Flat 3, 12 High Street',
  '12a, High Street': '12a, High Street',
  'Rose Cottage': 'Rose Cottage',
  'Llŷn Cottage, Bath': 'Llyn Cottage',
  'Łódź House – “The Nook” 🏠': 'Lodz House - "The Nook"',
  '1 Long\nRoad': '1 Long Road',
  家: null,
  ', ,': null,
  '': null,
}

inTransaction('an address is named shortly, in plain letters', async ({ db }) => {
  const { rows } = await db.query<{ address: string; short: string }>(
    'select address, pipeline_private.short_address(address) as short from unnest($1::text[]) as address',
    [[...Object.keys(addresses), 'x'.repeat(300)]],
  )
  expect(Object.fromEntries(rows.map(({ address, short }) => [address, short]))).toEqual({
    ...addresses,
    ['x'.repeat(300)]: 'x'.repeat(50),
  })
})
