import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { cliStory } from '../support/story.ts'

function sale(no: number, { price = 185_000, postcode = 'BS6 5QA', status = 'A', type = 'S' } = {}): string {
  const id = `{2A289EA0-0000-4000-8000-${String(no).padStart(12, '0')}}`
  const cells = [id, price, '2026-03-02 00:00', postcode, type, 'N', 'F', no, '', 'OAK ROAD', '']
  return `${[...cells, 'BRISTOL', 'BRISTOL', 'BRISTOL', 'A', status].map((cell) => `"${cell}"`).join(',')}\n`
}

async function pricesOf(db: Db) {
  const { rows } = await db.query<{ paon: string; price: string; outcode: string }>(
    'select paon, price, outcode from pipeline.comparables order by paon',
  )
  return rows
}

cliStory('a full file is imported, and again without a change', async ({ database: { db }, folder, run }) => {
  const path = await folder.write('pp.csv', sale(1) + sale(2) + sale(3, { postcode: '' }))

  expect((await run('comparables', 'import', path)).stdout).toMatch(
    /^3 rows .*\n {2}2 added\n {2}1 left out: no postcode\n$/,
  )
  expect((await run('comparables', 'import', path)).stdout).toMatch(
    /\n {2}0 added\n {2}2 there already, unchanged\n/,
  )
  expect(await pricesOf(db)).toEqual([
    { paon: '1', price: '185000.00', outcode: 'BS6' },
    { paon: '2', price: '185000.00', outcode: 'BS6' },
  ])
})

cliStory('a monthly file adds, changes and deletes', async ({ database: { db }, folder, run }) => {
  await run('comparables', 'import', await folder.write('full.csv', sale(1) + sale(2)))
  const monthly = sale(1, { price: 190_000, status: 'C' }) + sale(2, { status: 'D' }) + sale(3)
  const ran = await run('comparables', 'import', await folder.write('monthly.csv', monthly))

  expect(ran.stdout).toMatch(/ {2}1 added\n {2}1 changed\n {2}1 deleted\n/)
  expect((await pricesOf(db)).map(({ paon, price }) => [paon, price])).toEqual([
    ['1', '190000.00'],
    ['3', '185000.00'],
  ])
})

cliStory(
  'the last word on a sale counts, also within one batch, and a correction without a postcode removes it',
  async ({ database: { db }, folder, run }) => {
    const rows = sale(1) + sale(1, { price: 190_000, status: 'C' }) + sale(2) + sale(2, { status: 'D' })
    await run('comparables', 'import', await folder.write('pp.csv', rows))

    expect(await pricesOf(db)).toMatchObject([{ paon: '1', price: '190000.00' }])

    const corrected = sale(1, { postcode: '', status: 'C' }) + sale(2)
    const ran = await run('comparables', 'import', await folder.write('monthly.csv', corrected))
    expect(ran.stdout).toMatch(/^2 rows .*\n {2}1 added\n {2}1 left out: no postcode\n$/)
    expect(await pricesOf(db)).toMatchObject([{ paon: '2' }])
  },
)

cliStory(
  'rows that cannot be understood are reported, the others kept',
  async ({ database: { db }, folder, run }) => {
    const rows = sale(1) + sale(2, { type: 'X' }) + sale(3)
    const ran = await run('comparables', 'import', await folder.write('pp.csv', rows))

    expect(ran).toMatchObject({ code: 3, stdout: expect.stringContaining('1 refused') })
    expect(await folder.read('pp.errors.csv')).toContain(
      '2,error,property type,X,"not one of D, S, T, F and O"',
    )
    expect(await pricesOf(db)).toHaveLength(2)
  },
)

cliStory('another kind of file is refused as a whole', async ({ folder, run }) => {
  const ran = await run(
    'comparables',
    'import',
    await folder.write('leads.csv', 'phone,price\n07700900101,1\n'),
  )
  expect(ran).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('not Price Paid Data') })
})
