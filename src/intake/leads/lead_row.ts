import { type FactField, factsFrom, type LeadFacts } from '../../../db/leads/lead_facts.ts'
import type { GivenConsent } from '../../../db/leads/lead_import.ts'
import { findPostcode } from '../../postcodes/find_postcodes.ts'
import { readPostcode } from '../../postcodes/read_postcode.ts'
import type { RowProblem } from '../csv/row_problem.ts'
import { readAddress } from '../readers/address.ts'
import { findBedrooms, readBedrooms } from '../readers/bedrooms.ts'
import { readVendorName } from '../readers/person_name.ts'
import { readPhone } from '../readers/phone.ts'
import { readReference } from '../readers/reference.ts'
import { readSourceName } from '../readers/source_name.ts'
import { readerOf } from './fact_readers.ts'
import type { LeadColumns } from './lead_columns.ts'
import { type FileConsent, readRowConsent } from './row_consent.ts'
import { RowReader } from './row_reader.ts'
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
