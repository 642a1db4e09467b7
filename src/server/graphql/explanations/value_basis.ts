import { gql } from 'postgraphile/utils'
import { isObject, type NamedValue, namedValues, toldFields } from './named_values.ts'

/** Its figures, and what each is. */
const figures = {
  marketValue: ['Float', 'What the property is worth as it is.'],
  medianPrice: ['Float', 'The median of the sales that were compared.'],
  valueAfterWorks: ['Float', 'What it would be worth after the works.'],
  worksWithContingency: ['Float', 'What the works cost, with their contingency.'],
  shareOfValueAfterWorks: [
    'Float',
    'The share of the value after works that everything together may cost, from 0 to 1.',
  ],
  legals: ['Float', 'Legal fees and searches.'],
  finance: ['Float', 'What the money costs.'],
  sourcingFee: ['Float', 'Our fee.'],
  taxAtCeiling: ['Float', 'Stamp duty at the ceiling.'],
  ceiling: ['Float', 'The most that we may pay.'],
  askingPrice: ['Float', 'What the vendor asks.'],
  confidence: ['Float', 'How sure the value is, from 0 to 1.'],
} as const

/** What a value and an offer rest on. Every agent may tell it, and one of one's own may tell something else. */
export const valueBasis = gql`
  "What a value or an offer rests on, as the agent told it, sums in GBP. What it did not tell is null."
  type ValueBasis {
    ${toldFields(figures)}
    "How the offer came about: opening, reopening, met_counter or concession."
    because: String
    "The sales nearby that count."
    comparables: [ComparableSale!]!
    "Those that were left out."
    outliers: [ComparableSale!]!
    "What was added to the median, or taken off it."
    adjustments: [ValueAdjustment!]!
    "Whatever else it told."
    more: [NamedValue!]!
  }

  "A sale that a value was compared with."
  type ComparableSale {
    "Names it in the register that it is from."
    transactionId: String!
    "What was paid, GBP."
    price: Float!
    "When."
    soldOn: Date!
  }

  "What was added to the median of the sales, or taken off it."
  type ValueAdjustment {
    "For what."
    for: String!
    "How much, GBP."
    amount: Float!
  }

  extend type AgentRun {
    "What the value rests on that it found; null when it found none."
    valueBasis: ValueBasis
  }
`

type Known = Record<string, number | string | null | object[]>

export function readValueBasis(json: unknown): (Known & { more: NamedValue[] }) | null {
  if (!isObject(json)) return null
  const known: Known = {
    ...Object.fromEntries(Object.keys(figures).map((name) => [name, numberOr(json[name])])),
    because: typeof json.because === 'string' ? json.because : null,
    comparables: partsOf(json.comparables, isSale),
    outliers: partsOf(json.outliers, isSale),
    adjustments: partsOf(json.adjustments, isAdjustment),
  }
  const isTold = ([name, value]: [string, unknown]) =>
    !(name in known) || (value !== null && (known[name] === null || isShorter(known[name], value)))
  return { ...known, more: namedValues(Object.fromEntries(Object.entries(json).filter(isTold))) }
}

/** Of an answer of an agent that values. */
export function readFoundValueBasis(result: unknown): ReturnType<typeof readValueBasis> {
  const valuation = isObject(result) ? result.valuation : undefined
  return isObject(valuation) ? readValueBasis(valuation.basis) : null
}

const numberOr = (value: unknown) => (typeof value === 'number' ? value : null)

function partsOf(list: unknown, isPart: (part: Record<string, unknown>) => boolean): object[] {
  return Array.isArray(list) ? list.filter((part) => isObject(part) && isPart(part)) : []
}

/** Whether something was told that is no such part. */
const isShorter = (parts: unknown, told: unknown) =>
  Array.isArray(parts) && (!Array.isArray(told) || parts.length < told.length)

const isSale = ({ transactionId, price, soldOn }: Record<string, unknown>) =>
  typeof transactionId === 'string' &&
  typeof price === 'number' &&
  typeof soldOn === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(soldOn)

const isAdjustment = (part: Record<string, unknown>) =>
  typeof part.for === 'string' && typeof part.amount === 'number'
