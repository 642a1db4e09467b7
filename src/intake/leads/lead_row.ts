import { type FactField, factsFrom, type LeadFacts } from '../../../db/leads/lead_facts.ts'
import type { GivenConsent } from '../../../db/leads/lead_import.ts'
import { findPostcode } from '../../postcodes/find_postcodes.ts'
import { isMended, readPostcode } from '../../postcodes/read_postcode.ts'
import type { RowProblem } from '../csv/row_problem.ts'
import { readAddress } from '../readers/address.ts'
import { findBedrooms, readBedrooms } from '../readers/bedrooms.ts'
import { readVendorName } from '../readers/person_name.ts'
import { readPhone } from '../readers/phone.ts'
import { plainText } from '../readers/plain_text.ts'
import type { Reading } from '../readers/reading.ts'
import { readReference } from '../readers/reference.ts'
import { readSourceName } from '../readers/source_name.ts'
import { readerOf } from './fact_readers.ts'
import type { LeadColumns, LeadField } from './lead_columns.ts'
import { type FileConsent, readRowConsent } from './row_consent.ts'
import { rejoinPrices } from './split_prices.ts'

export interface LeadRow {
  /** Null when the row cannot become a lead: one of the problems is an error. */
  facts: LeadFacts | null
  /** What its vendor has agreed to; null when it says nothing of that. */
  consent: GivenConsent | null
  problems: RowProblem[]
}

/**
 * Reads one row of a list of leads. Only a phone number that can be texted is a must; any other field that cannot be
 * understood is left out with a warning, and the conversation will ask for it.
 */
export function readLeadRow(
  columns: LeadColumns,
  given: readonly string[],
  defaultSource: string,
  fileConsent: FileConsent = noConsent,
): LeadRow {
  const { cells, positions: prices } = rejoinPrices(given, columns)
  const overlong = cells.slice(columns.header.length).filter((cell) => cell.trim() !== '')
  if (overlong.length > 0) return { facts: null, consent: null, problems: [tooManyCells(columns, cells)] }

  const row = new RowReader(columns, cells)
  for (const price of prices) row.tellRead(price)
  const facts = factsFrom((fact) => {
    const own = ownWays[fact.field]
    return own === undefined ? row.first(fact.field, readerOf(fact)) : own(row)
  })
  const origin = {
    source: row.first('source', readSourceName) ?? defaultSource,
    externalRef: row.first('externalRef', readReference),
  }
  if (facts.propertyPostcode !== null) row.tellMended(facts.propertyPostcode)
  const vendorPhone = row.must('phone', readPhone)
  return {
    facts: vendorPhone === null ? null : { ...facts, ...origin, vendorPhone },
    consent: readRowConsent(row, fileConsent),
    problems: row.problems,
  }
}

const noConsent: FileConsent = { wording: null, date: null, today: '2000-01-01' }

/** Facts that stand in several columns, or in another's. */
const ownWays: { readonly [Field in FactField]?: (row: RowReader) => LeadFacts[Field] } = {
  vendorName: (row) =>
    row.first('vendorName', readVendorName) ?? row.joined('firstName', readVendorName, 'lastName'),
  propertyAddress: (row) => row.joined('propertyAddress', readAddress),
  propertyPostcode: (row) =>
    row.first('propertyPostcode', readPostcode, () => findPostcode(row.text('propertyAddress'))),
  bedrooms: (row) => row.first('bedrooms', readBedrooms, () => findBedrooms(row.text('propertyType'))),
}

function tooManyCells(columns: LeadColumns, cells: readonly string[]): RowProblem {
  return {
    severity: 'error',
    column: '',
    value: cells.slice(columns.header.length).join(' '),
    problem: `${cells.length} cells where the header has ${columns.header.length}: is a separator inside a cell that is not quoted?`,
  }
}

/** So much of it is shown where a cell could not be understood. */
const mostOfACell = 2_500

/** The cells of one row by field, collecting what could not be understood. */
export class RowReader {
  readonly problems: RowProblem[] = []
  readonly #columns: LeadColumns
  readonly #cells: readonly string[]

  constructor(columns: LeadColumns, cells: readonly string[]) {
    this.#columns = columns
    this.#cells = cells
  }

  /** Whether the file has a column of this field. */
  has(field: LeadField): boolean {
    return this.#columns.positions.has(field)
  }

  text(field: LeadField): string {
    return this.#filled(field)
      .map(({ text }) => text)
      .join(' ')
  }

  /** The first of the field's columns that can be understood; `otherwise` when none of them says anything. */
  first<Value>(
    field: LeadField,
    read: (text: string) => Reading<Value>,
    otherwise: () => Value | null = () => null,
  ): Value | null {
    return this.#read(field, read, 'warning') ?? (this.#filled(field).length === 0 ? otherwise() : null)
  }

  /** As `first`, but a row that does not have it cannot be taken. */
  must<Value>(field: LeadField, read: (text: string) => Reading<Value>): Value | null {
    if (this.#filled(field).length > 0) return this.#read(field, read, 'error')
    const reading = read('')
    if (reading.ok) return reading.value
    const [position = 0] = this.#columns.positions.get(field) ?? []
    this.#note('error', position, reading.problem)
    return null
  }

  /** What all columns of the fields say together. */
  joined<Value>(
    field: LeadField,
    read: (parts: readonly string[]) => Reading<Value>,
    ...more: LeadField[]
  ): Value | null {
    const parts = [field, ...more].flatMap((each) => this.#filled(each))
    const [start] = parts
    if (start === undefined) return null
    const reading = read(parts.map(({ text }) => text))
    if (reading.ok) return reading.value
    this.#note('warning', start.position, reading.problem)
    return null
  }

  warn(field: LeadField, problem: string): void {
    const [position = 0] = this.#columns.positions.get(field) ?? []
    this.#note('warning', position, problem)
  }

  /** Says so where a postcode was read as another than stands there, so that whoever sent the file can look. */
  tellMended(postcode: string): void {
    const written = [...this.#filled('propertyPostcode'), ...this.#filled('propertyAddress')]
    if (written.some(({ text }) => !isMended(text, postcode))) return
    const said = written.find(({ text }) => findPostcode(text) === postcode) ?? written[0]
    if (said !== undefined) this.#note('read', said.position, `read as ${postcode}`)
  }

  /** Says how a cell was read that the file had in pieces. */
  tellRead(position: number): void {
    this.#note(
      'read',
      position,
      `read as ${this.#cells[position]}: its comma was taken for the end of the cell`,
    )
  }

  #read<Value>(
    field: LeadField,
    read: (text: string) => Reading<Value>,
    severity: 'error' | 'warning',
  ): Value | null {
    const problems: [position: number, problem: string][] = []
    for (const { position, text } of this.#filled(field)) {
      const reading = read(text)
      if (reading.ok) return reading.value
      problems.push([position, reading.problem])
    }
    for (const [position, problem] of problems) this.#note(severity, position, problem)
    return null
  }

  #filled(field: LeadField): { position: number; text: string }[] {
    return (this.#columns.positions.get(field) ?? [])
      .map((position) => ({ position, text: plainText(this.#cells[position] ?? '') }))
      .filter(({ text }) => text !== '')
  }

  #note(severity: RowProblem['severity'], position: number, problem: string): void {
    const column = this.#columns.header[position] ?? ''
    const value = (this.#cells[position] ?? '').slice(0, mostOfACell)
    this.problems.push({ severity, column, value, problem })
  }
}
