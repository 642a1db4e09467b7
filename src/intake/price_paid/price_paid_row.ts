import type { Sale } from '../../../db/leads/comparables.ts'
import { readPostcode } from '../../postcodes/read_postcode.ts'
import type { RowProblem } from '../csv/row_problem.ts'
import { plainText } from '../readers/plain_text.ts'

export type PricePaidChange =
  | { kind: 'sale'; sale: Sale }
  | { kind: 'deletion'; transactionId: string }
  /** Nothing can be compared with it. */
  | { kind: 'without postcode' }
  | { kind: 'unreadable'; problem: RowProblem }

/** The columns of Price Paid Data, which has no header, in order. */
export const pricePaidColumns = [
  ...['transaction id', 'price', 'date', 'postcode', 'property type', 'new build', 'tenure', 'PAON', 'SAON'],
  ...['street', 'locality', 'town', 'district', 'county', 'category', 'record status'],
] as const

const transaction = /^\{?([0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12})\}?$/i
const mostExpensive = 9_999_999_999

/** Reads one row: A and C say how a sale is, D takes it back. */
export function readPricePaidRow(cells: readonly string[]): PricePaidChange {
  if (cells.length !== pricePaidColumns.length) {
    const problem = `${cells.length} cells where Price Paid Data has ${pricePaidColumns.length}`
    return { kind: 'unreadable', problem: { severity: 'error', column: '', value: cells[0] ?? '', problem } }
  }
  const [id = '', price = '', date = '', postcode = '', type = '', age = '', tenure = '', ...others] = cells
  const [paon = '', saon = '', street = '', locality = '', town = '', district = '', county = ''] = others
  const [category = '', status = ''] = others.slice(7)
  const soldOn = date.slice(0, 10)

  const guid = transaction.exec(id)?.[1]
  if (guid === undefined) return unreadable(0, id, 'not a transaction id')
  const transactionId = `{${guid.toUpperCase()}}`
  if (!/^[ACD]$/.test(status)) return unreadable(15, status, 'not one of A, C and D')
  if (status === 'D') return { kind: 'deletion', transactionId }
  if (!/^[1-9]\d*$/.test(price) || Number(price) > mostExpensive) return unreadable(1, price, 'not a price')
  if (!isDate(soldOn)) return unreadable(2, date, 'not a date as YYYY-MM-DD')
  if (!/^[DSTFO]$/.test(type)) return unreadable(4, type, 'not one of D, S, T, F and O')
  if (!/^[YN]$/.test(age)) return unreadable(5, age, 'not Y or N')
  if (!/^[FLU]$/.test(tenure)) return unreadable(6, tenure, 'not one of F, L and U')
  if (!/^[AB]$/.test(category)) return unreadable(14, category, 'not A or B')
  if (postcode.trim() === '') return { kind: 'without postcode' }
  const where = readPostcode(postcode)
  if (!where.ok) return unreadable(3, postcode, where.problem)

  return {
    kind: 'sale',
    sale: {
      transactionId,
      price: Number(price),
      soldOn,
      postcode: where.value,
      propertyType: type,
      newBuild: age === 'Y',
      tenure,
      paon: orNull(paon),
      saon: orNull(saon),
      street: orNull(street),
      locality: orNull(locality),
      town: orNull(town),
      district: orNull(district),
      county: orNull(county),
      category,
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

function orNull(text: string): string | null {
  const plain = plainText(text)
  return plain === '' ? null : plain
}
