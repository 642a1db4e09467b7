import { factList } from '../../../db/leads/lead_facts.ts'
import { findPostcode } from '../../postcodes/find_postcodes.ts'
import { isMended } from '../../postcodes/read_postcode.ts'
import type { RowProblem } from '../csv/row_problem.ts'
import { plainText } from '../readers/plain_text.ts'
import type { Reading } from '../readers/reading.ts'
import type { LeadColumns, LeadField } from './lead_columns.ts'

/** So much of it is shown where a cell could not be understood. */
const mostOfACell = 2_500

/** Of a fact that may be "none", that is no blank. */
const wordsOf = new Map<LeadField, readonly string[]>(factList.map(({ field, choices }) => [field, choices]))

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
      .map((position) => ({ position, text: plainText(this.#cells[position] ?? '', wordsOf.get(field)) }))
      .filter(({ text }) => text !== '')
  }

  #note(severity: RowProblem['severity'], position: number, problem: string): void {
    const column = this.#columns.header[position] ?? ''
    const value = (this.#cells[position] ?? '').slice(0, mostOfACell)
    this.problems.push({ severity, column, value, problem })
  }
}
