import type { Command } from 'commander'
import {
  type Fact,
  type FactField,
  type FactKind,
  factList,
  type GivenFacts,
} from '../../../db/leads/lead_facts.ts'
import type { Reading } from '../../intake/readers/reading.ts'
import { notUnderstood } from '../output/command_failure.ts'
import { harmless } from '../output/terminal.ts'

/** What was written of each fact, under the names that commander gives to their options. */
export type FactOptions = Readonly<Record<string, string | undefined>>

/** `has garage` is the option --has-garage. */
export const optionOf = ({ label }: Pick<Fact, 'label'>) => label.replaceAll(' ', '-')

const keyOf = ({ label }: Pick<Fact, 'label'>) =>
  label.replaceAll(/ (\w)/g, (_, letter: string) => letter.toUpperCase())

/** Words for facts of which the column's comment is not how people write them. */
const help: { readonly [Field in FactField]?: [value: string, words: string] } = {
  vendorName: ['name', 'the vendor’s name'],
  vendorEmail: ['address', 'the vendor’s e-mail address'],
  propertyAddress: ['address', 'address of the property'],
  propertyPostcode: ['postcode', 'postcode of the property'],
  askingPrice: ['pounds', 'asking price: 185000, 185k'],
  propertyType: ['type', 'detached, semi, terraced, flat, bungalow, …'],
  bedrooms: ['number', 'bedrooms; 0 is a studio'],
  condition: ['condition', 'excellent, good, fair, poor or uninhabitable'],
}

const placeholders: Readonly<Record<FactKind, string>> = {
  text: 'text',
  money: 'pounds',
  count: 'number',
  flag: 'yes|no',
  choice: 'word',
}

export function addFactOptions<Its extends Command>(command: Its): Its {
  for (const fact of factList) {
    const [value, words] = help[fact.field] ?? [placeholders[fact.kind], fact.about]
    command.option(`--${optionOf(fact)} <${value}>`, words)
  }
  return command
}

/** Reads facts as people write them, as an import does. */
export async function readFacts(options: FactOptions): Promise<GivenFacts> {
  const [{ readPhone }, { readerOf }, { isMended }] = await Promise.all([
    import('../../intake/readers/phone.ts'),
    import('../../intake/leads/fact_readers.ts'),
    import('../../postcodes/read_postcode.ts'),
  ])
  const facts = factList.map((fact) => [fact.field, given(options[keyOf(fact)], readerOf(fact))] as const)
  const phone = given(options.phone, readPhone)
  const said = Object.fromEntries(
    [...facts, ['vendorPhone', phone] as const].filter(([, value]) => value !== undefined),
  ) as GivenFacts
  tellMended(options.postcode, said.propertyPostcode, isMended)
  return said
}

/** Says on the standard error when something was read as another than was typed. */
function tellMended(
  text: string | undefined,
  value: string | undefined,
  isMended: (text: string, value: string) => boolean,
): void {
  if (text !== undefined && value !== undefined && isMended(text, value))
    process.stderr.write(`${harmless(text)} was read as ${value}.\n`)
}

function given(text: string | undefined, read: (text: string) => Reading<unknown>): unknown {
  if (text === undefined) return undefined
  const reading = read(text)
  if (!reading.ok) throw notUnderstood(`"${text}": ${reading.problem}.`)
  return reading.value
}
