import type { Command } from 'commander'
import type { GivenFacts } from '../../../db/leads/by_hand.ts'
import type { Reading } from '../../intake/readers/reading.ts'
import { CommandFailure } from '../output/command_failure.ts'
import { harmless } from '../output/terminal.ts'

export interface FactOptions {
  name?: string
  phone?: string
  email?: string
  address?: string
  postcode?: string
  price?: string
  type?: string
  bedrooms?: string
  condition?: string
}

/** The column that each option is about. */
export const columnOf: Readonly<Record<Exclude<keyof FactOptions, 'phone'>, string>> = {
  name: 'vendor_name',
  email: 'vendor_email',
  address: 'property_address',
  postcode: 'property_postcode',
  price: 'asking_price',
  type: 'property_type',
  bedrooms: 'bedrooms',
  condition: 'condition',
}

export function addFactOptions(command: Command): Command {
  return command
    .option('--name <name>', 'the vendor’s name')
    .option('--email <address>', 'the vendor’s e-mail address')
    .option('--address <address>', 'address of the property')
    .option('--postcode <postcode>', 'postcode of the property')
    .option('--price <pounds>', 'asking price: 185000, 185k')
    .option('--type <type>', 'detached, semi, terraced, flat, bungalow, …')
    .option('--bedrooms <number>', 'bedrooms; 0 is a studio')
    .option('--condition <condition>', 'excellent, good, fair, poor or uninhabitable')
}

/** Reads facts as people write them, as an import does. */
export async function readFacts(options: FactOptions): Promise<GivenFacts> {
  const [{ readAddress }, { readBedrooms }, { readCondition }, { readEmail }, { readHousePrice }] =
    await Promise.all([
      import('../../intake/readers/address.ts'),
      import('../../intake/readers/bedrooms.ts'),
      import('../../intake/readers/condition.ts'),
      import('../../intake/readers/email.ts'),
      import('../../intake/readers/money.ts'),
    ])
  const [{ readVendorName }, { readPhone }, { isMended, readPostcode }, { readPropertyType }] =
    await Promise.all([
      import('../../intake/readers/person_name.ts'),
      import('../../intake/readers/phone.ts'),
      import('../../postcodes/read_postcode.ts'),
      import('../../intake/readers/property_type.ts'),
    ])
  return {
    ...given('vendorName', options.name, (text) => readVendorName([text])),
    ...given('vendorPhone', options.phone, readPhone),
    ...given('vendorEmail', options.email, readEmail),
    ...given('propertyAddress', options.address, (text) => readAddress([text])),
    ...given('propertyPostcode', options.postcode, (text) => told(text, readPostcode(text), isMended)),
    ...given('askingPrice', options.price, readHousePrice),
    ...given('propertyType', options.type, readPropertyType),
    ...given('bedrooms', options.bedrooms, readBedrooms),
    ...given('condition', options.condition, readCondition),
  }
}

/** Says on the standard error when something was read as another than was typed. */
function told(
  text: string,
  reading: Reading<string>,
  isMended: (text: string, value: string) => boolean,
): Reading<string> {
  if (reading.ok && isMended(text, reading.value))
    process.stderr.write(`${harmless(text)} was read as ${reading.value}.\n`)
  return reading
}

function given<Field extends keyof GivenFacts>(
  field: Field,
  text: string | undefined,
  read: (text: string) => Reading<GivenFacts[Field]>,
): GivenFacts {
  if (text === undefined) return {}
  const reading = read(text)
  if (!reading.ok) throw new CommandFailure(`"${text}": ${reading.problem}.`, { exitCode: 2 })
  return { [field]: reading.value }
}
