import { choices } from '../../board/move/fill_in.ts'
import type { EditFactMutationVariables, LeadAsOfQuery } from '../../graphql/documents.ts'
import { poundsInWords } from '../../money/pounds_in_words.ts'
import type { LeadRow } from '../state/sheet.ts'
import { spoken } from '../words.ts'

export type FactName =
  | 'vendorName'
  | 'vendorPhone'
  | 'vendorEmail'
  | 'propertyAddress'
  | 'propertyPostcode'
  | 'propertyType'
  | 'bedrooms'
  | 'condition'
  | 'askingPrice'

export interface FactField {
  name: FactName
  /** In the database, by which it is emptied. */
  column: string
  label: string
  choices?: readonly string[] | undefined
  /** What is written, as the API takes it; it reads postcodes and numbers of phones as people write them. */
  give?: (written: string) => string | number
  show?: (value: string) => string
  /** Every lead has one. */
  isNeeded?: boolean
}

const asSum = (written: string) => written.replaceAll(/[£,\s]/g, '')

export const factFields: readonly FactField[] = [
  { name: 'vendorName', column: 'vendor_name', label: 'Vendor' },
  { name: 'vendorPhone', column: 'vendor_phone', label: 'Phone', isNeeded: true },
  { name: 'vendorEmail', column: 'vendor_email', label: 'E-mail' },
  { name: 'propertyAddress', column: 'property_address', label: 'Address' },
  { name: 'propertyPostcode', column: 'property_postcode', label: 'Postcode' },
  {
    ...{ name: 'propertyType', column: 'property_type', label: 'Type' },
    ...{ choices: choices.property_type, show: spoken },
  },
  { name: 'bedrooms', column: 'bedrooms', label: 'Bedrooms', give: Number },
  { name: 'condition', column: 'condition', label: 'Condition', choices: choices.condition, show: spoken },
  {
    ...{ name: 'askingPrice', column: 'asking_price', label: 'Asking price', give: asSum },
    show: (pounds) => poundsInWords(Number(pounds)),
  },
]

type Row = Partial<Pick<LeadRow, FactName>> | NonNullable<LeadAsOfQuery['leadAsOf']>

/** As it stands in the lead; undefined when it is not known. */
export function knownValue(row: Row, { name }: FactField): string | undefined {
  const value = (row as Partial<Pick<LeadRow, FactName>>)[name]
  return value == null ? undefined : String(value)
}

/** The change of one fact; an empty one is cleared. */
export function changeOf(
  { name, column, give }: FactField,
  leadId: string,
  written: string,
): EditFactMutationVariables {
  const text = written.trim()
  if (text === '') return { leadId, clear: [column] }
  return { leadId, [name]: give === undefined ? text : give(text) }
}
