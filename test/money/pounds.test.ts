import { describe, expect, test } from 'vitest'
import { pounds } from '../../src/money/pounds.ts'
import { inTransaction } from '../support/databases/database.ts'

describe('pounds are written one way', () => {
  test.each([
    [152_500, '£152,500'],
    ['185000.00', '£185,000'],
    ['1250000.50', '£1,250,000.50'],
    [0, '£0'],
    [0.05, '£0.05'],
    [999.99, '£999.99'],
    [-1500, '-£1,500'],
  ])('%s is %s', (amount, written) => {
    expect(pounds(amount)).toBe(written)
  })

  inTransaction('by the database as by the program, for 20,000 amounts', async ({ db }) => {
    const { rows } = await db.query<{ amount: string; written: string }>(
      `select amount::text, pipeline_private.pounds(amount) as written
       from (
         select (case n % 3 when 0 then n * 500 when 1 then n * 1237.01 else n * n * 7.25 end)::numeric(12, 2) as amount
         from generate_series(0, 20000) as n
       ) as amounts`,
    )
    expect(rows.filter(({ amount, written }) => pounds(amount) !== written)).toEqual([])
  })

  inTransaction('no amount is no text', async ({ db }) => {
    const { rows } = await db.query('select pipeline_private.pounds(null) as written')
    expect(rows).toEqual([{ written: null }])
  })
})
