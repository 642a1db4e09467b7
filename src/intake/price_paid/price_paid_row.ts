import type { Sale } from '../../../db/leads/comparables.ts'
import { readPostcode } from '../../postcodes/read_postcode.ts'
import type { RowProblem } from '../csv/row_problem.ts'
import { plainText } from '../readers/plain_text.ts'

export type PricePaidChange =
  | { kind: 'sale'; sale: Sale }
  | { kind: 'deletion'; transactionId: string }
  /** Nothing can be compared with it, nor with what it corrects. */
  | { kind: 'without postcode'; transactionId: string }
  | { kind: 'unreadable'; problem: RowProblem }

/** The columns of Price Paid Data, which has no header, in order. */
export const pricePaidColumns = [
  ...['transaction id', 'price', 'date', 'postcode', 'property type', 'new build', 'tenure', 'PAON', 'SAON'],
  ...['street', 'locality', 'town', 'district', 'county', 'category', 'record status'],
] as const

const transaction = /^\{?([0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12})\}?$/i

/** What the columns of a sale have to be, but for the postcode. */
const forms: readonly (readonly [column: number, fits: (cell: string) => boolean, problem: string])[] = [
  [1, (price) => /^[1-9]\d{0,9}$/.test(price), 'not a price'],
  [2, (date) => isDate(date.slice(0, 10)), 'not a date as YYYY-MM-DD'],
  [4, (type) => /^[DSTFO]$/.test(type), 'not one of D, S, T, F and O'],
  [5, (age) => /^[YN]$/.test(age), 'not Y or N'],
  [6, (tenure) => /^[FLU]$/.test(tenure), 'not one of F, L and U'],
  [14, (category) => /^[AB]$/.test(category), 'not A or B'],
]

/** Reads one row: A and C say how a sale is, D takes it back. */
export function readPricePaidRow(cells: readonly string[]): PricePaidChange {
  const [id = '', price = '', date = '', postcode = '', type = '', age = '', tenure = '', ...others] = cells
  if (cells.length !== pricePaidColumns.length) {
    const problem = `${cells.length} cells where Price Paid Data has ${pricePaidColumns.length}`
    return { kind: 'unreadable', problem: { severity: 'error', column: '', value: id, problem } }
  }
  const [category = '', status = ''] = others.slice(7)
  const guid = transaction.exec(id)?.[1]
  if (guid === undefined) return unreadable(0, id, 'not a transaction id')
  const transaction_id = `{${guid.toUpperCase()}}`
  if (!/^[ACD]$/.test(status)) return unreadable(15, status, 'not one of A, C and D')
  if (status === 'D') return { kind: 'deletion', transactionId: transaction_id }
  for (const [column, fits, problem] of forms) {
    const cell = cells[column] ?? ''
    if (!fits(cell)) return unreadable(column, cell, problem)
  }
  if (postcode.trim() === '') return { kind: 'without postcode', transactionId: transaction_id }
  const where = readPostcode(postcode)
  if (!where.ok) return unreadable(3, postcode, where.problem)

  const [
    paon = null,
    saon = null,
    street = null,
    locality = null,
    town = null,
    district = null,
    county = null,
  ] = others.map((cell) => plainText(cell) || null)
  return {
    kind: 'sale',
    sale: {
      ...{ transaction_id, price: Number(price), sold_on: date.slice(0, 10), postcode: where.value },
      ...{ property_type: type, new_build: age === 'Y', tenure, category },
      ...{ paon, saon, street, locality, town, district, county },
    },
  }
}

function unreadable(column: number, value: string, problem: string): PricePaidChange {
  return {
    kind: 'unreadable',
    problem: { severity: 'error', column: pricePaidColumns[column] ?? '', value, problem },
  }
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  )
}
