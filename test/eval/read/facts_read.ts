import type { PropertyFacts } from '../../../src/agents/contract/agent.ts'
import { withNumberInDigits } from '../../../src/agents/sms_agent/facts/names_of_streets.ts'
import type { Reading } from './reading.ts'

/** The agent's name of each fact beside the label's. The asking price is measured as the figure. */
const labelled = {
  propertyAddress: 'address',
  propertyPostcode: 'postcode',
  propertyType: 'propertyType',
  bedrooms: 'bedrooms',
  condition: 'condition',
} as const satisfies Partial<Record<keyof PropertyFacts, keyof Reading['label']['facts']>>

export interface FactRead {
  reading: Reading
  fact: string
  wanted: unknown
  got: unknown
}

/** Every fact and figure that a text states or that was read from it. */
export const factsRead = (readings: readonly Reading[]): FactRead[] =>
  readings
    .flatMap((reading) => [
      { reading, fact: 'price', wanted: reading.label.amount, got: reading.amount },
      ...Object.entries(labelled).map(([name, label]) => ({
        reading,
        fact: label,
        wanted: reading.label.facts[label] ?? null,
        got: reading.facts[name as keyof PropertyFacts] ?? null,
      })),
    ])
    .filter(({ wanted, got }) => wanted !== null || got !== null)

const spelling = (value: unknown) =>
  typeof value === 'string' ? value.toLowerCase().replaceAll(/[^a-z\d]/g, '') : value

const short = {
  road: 'rd',
  street: 'st',
  avenue: 'ave',
  lane: 'ln',
  drive: 'dr',
  close: 'cl',
  crescent: 'cres',
}

/** "Eighty two Station Road" is 82 Station Rd. */
const sameWriting = (address: unknown) =>
  spelling(
    Object.entries(short).reduce(
      (line, [kind, letters]) => line.replace(new RegExp(`\\b${kind}\\b`, 'gi'), letters),
      withNumberInDigits(String(address)),
    ),
  )

export const isExact = ({ fact, wanted, got }: FactRead): boolean =>
  fact === 'address'
    ? // House and street, before the town.
      got !== null && wanted !== null && String(sameWriting(got)).startsWith(String(sameWriting(wanted)))
    : spelling(wanted) === spelling(got)

/** Read where the text states nothing of the kind. */
export const isInvented = ({ wanted, got }: FactRead): boolean => wanted === null && got !== null
