import { describe, expect, it } from 'vitest'
import { readPricePaidRow } from '../../../src/intake/price_paid/price_paid_row.ts'

const sale = [
  ...[
    '{2A289EA0-0000-4000-8000-0123456789AB}',
    '185000',
    '2026-03-02 00:00',
    'BS6 5QA',
    'S',
    'N',
    'F',
    '14',
    '',
  ],
  ...['OAK ROAD', '', 'BRISTOL', 'CITY OF BRISTOL', 'CITY OF BRISTOL', 'A', 'A'],
]

const withCell = (position: number, cell: string) => sale.with(position, cell)

it('a sale is read', () => {
  expect(readPricePaidRow(sale)).toEqual({
    kind: 'sale',
    sale: {
      transaction_id: '{2A289EA0-0000-4000-8000-0123456789AB}',
      price: 185_000,
      sold_on: '2026-03-02',
      postcode: 'BS6 5QA',
      property_type: 'S',
      new_build: false,
      tenure: 'F',
      paon: '14',
      saon: null,
      street: 'OAK ROAD',
      locality: null,
      town: 'BRISTOL',
      district: 'CITY OF BRISTOL',
      county: 'CITY OF BRISTOL',
      category: 'A',
    },
  })
})

it('a change is a sale as it is now, a deletion names only the sale', () => {
  expect(readPricePaidRow(withCell(15, 'C'))).toMatchObject({ kind: 'sale' })
  expect(readPricePaidRow(withCell(15, 'D').with(3, ''))).toEqual({
    kind: 'deletion',
    transactionId: '{2A289EA0-0000-4000-8000-0123456789AB}',
  })
})

it('a sale without a postcode is left out, by its id, for it may have had one', () => {
  expect(readPricePaidRow(withCell(3, ''))).toEqual({
    kind: 'without postcode',
    transactionId: '{2A289EA0-0000-4000-8000-0123456789AB}',
  })
})

describe('what cannot be understood is named', () => {
  it.each([
    [0, 'x', 'transaction id'],
    [1, '1.5', 'price'],
    [1, '0', 'price'],
    [2, '2026-02-30 00:00', 'date'],
    [2, '02/03/2026', 'date'],
    [3, 'NOWHERE', 'postcode'],
    [4, 'X', 'property type'],
    [5, '?', 'new build'],
    [6, 'X', 'tenure'],
    [14, 'C', 'category'],
    [15, 'X', 'record status'],
  ])('cell %d: %j', (position, cell, column) => {
    expect(readPricePaidRow(withCell(position, cell))).toMatchObject({
      kind: 'unreadable',
      problem: { severity: 'error', column, value: cell },
    })
  })

  it('a row that is too short', () => {
    expect(readPricePaidRow(sale.slice(1))).toMatchObject({ kind: 'unreadable' })
  })
})
