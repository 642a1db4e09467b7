import type { EditLeadInput } from '../graphql/documents.ts'
import { leadFacts } from '../graphql/facts.ts'
import { poundsInWords } from '../money/pounds_in_words.ts'
import { capital, spoken } from '../words/plain_words.ts'

type FactOfList = (typeof leadFacts)[number]
export type FactName = FactOfList['name'] | 'vendorPhone'

/** How what is written is given to the API, which reads postcodes and phones as people write them, and how it is shown. */
interface Manner {
  choices?: readonly string[]
  give?: (written: string) => string | number | boolean
  show?: (value: string) => string
}

export interface FactField extends Manner {
  name: FactName
  /** In the database, by which it is emptied. */
  column: string
  label: string
  isCount?: boolean
  /** Every lead has one. */
  isNeeded?: boolean
}

const manners: Readonly<Record<FactOfList['kind'] | 'flag', Manner>> = {
  text: {},
  count: { give: Number },
  choice: { show: spoken },
  money: {
    give: (written) => written.replaceAll(/[£,\s]/g, ''),
    show: (pounds) => poundsInWords(Number(pounds)),
  },
  flag: {
    choices: ['true', 'false'],
    give: (written) => written === 'true',
    show: (value) => (value === 'true' ? 'yes' : 'no'),
  },
}

/** Labels of the others are those of the list. */
const ownLabels: { readonly [Name in FactName]?: string } = {
  vendorName: 'Vendor',
  vendorEmail: 'E-mail',
  askingPrice: 'Asking price',
}

function fieldOf({ name, column, label, kind, choices }: FactOfList): FactField {
  return {
    ...{ name, column, label: ownLabels[name] ?? capital(label), isCount: kind === 'count' },
    ...(choices.length > 0 ? { choices } : {}),
    ...manners[kind],
  }
}

const phone: FactField = { name: 'vendorPhone', column: 'vendor_phone', label: 'Phone', isNeeded: true }

/** What can be known of a lead, in the order in which it is shown. */
export const factFields: readonly FactField[] = leadFacts.flatMap((fact) =>
  fact.name === 'vendorName' ? [fieldOf(fact), phone] : [fieldOf(fact)],
)

/** As it stands in the lead; undefined when it is not known. */
export function knownValue(row: object, { name }: FactField): string | undefined {
  const value = (row as Partial<Record<FactName, unknown>>)[name]
  return value == null ? undefined : String(value)
}

export const shownValue = ({ show }: FactField, value: string) => show?.(value) ?? value

const postcode = /^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/

/** What the lead will have when this is written; undefined where only the server can read it. */
export function foreseenValue(
  field: FactField,
  written: string,
): string | number | boolean | null | undefined {
  const text = written.trim()
  if (text === '') return field.isNeeded ? undefined : null
  if (field.name === 'vendorPhone') return undefined
  if (field.name === 'propertyPostcode') return postcode.test(text) ? text : undefined
  const value = field.give === undefined ? text : field.give(text)
  if (field.name === 'askingPrice' && !/^\d+(\.\d\d?)?$/.test(String(value))) return undefined
  return value
}

/** One fact as the API takes it. */
export function given({ name, give }: FactField, written: string): Partial<EditLeadInput> {
  return { [name]: give === undefined ? written : give(written) }
}

/** The change of one fact; an empty one is cleared. */
export function changeOf(field: FactField, leadId: string, written: string): EditLeadInput {
  const text = written.trim()
  return text === '' ? { leadId, clear: [field.column] } : { leadId, ...given(field, text) }
}
