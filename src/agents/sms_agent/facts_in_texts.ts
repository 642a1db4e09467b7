import type { FactName, PropertyFacts } from '../contract/agent.ts'
import { readCondition } from './condition_fact.ts'
import { plainText, words } from './decode_text.ts'
import { readBedrooms, readPropertyType } from './home_facts.ts'
import { readAddress, readPostcode } from './place_facts.ts'
import { readPrice } from './price_fact.ts'

export interface FactsRead {
  facts: Partial<PropertyFacts>
  /** The vendor named a range instead of a price. */
  priceIsRange: boolean
}

/** The facts of the property in some texts, oldest first: the latest statement wins. `asked` is what we asked for last. */
export function factsInTexts(bodies: readonly string[], asked: ReadonlySet<FactName>): FactsRead {
  const read: FactsRead = { facts: {}, priceIsRange: false }
  for (const body of bodies) {
    const { priceIsRange, facts } = factsInText(body, asked)
    read.facts = { ...read.facts, ...facts }
    read.priceIsRange = priceIsRange || (read.priceIsRange && facts.askingPrice === undefined)
  }
  return read
}

function factsInText(body: string, asked: ReadonlySet<FactName>): FactsRead {
  const written = plainText(body)
  const text = words(body)
  // A bare "3" answers one question at most: the bedrooms, if we asked for them, else the price.
  const bareNumberIsRooms = asked.has('bedrooms') && /^\D{0,20}\d{1,2}\D{0,15}$/.test(text)
  const address = readAddress(written, asked.has('propertyAddress'))
  // The number of the house is no price, whatever the street is called.
  const besidesAddress = address === null ? text : words(written.replace(address.said, ' , '))
  const { price, isRange } = readPrice(besidesAddress, asked.has('askingPrice') && !bareNumberIsRooms)
  const found: { [Name in FactName]: PropertyFacts[Name] | null } = {
    propertyAddress: address?.address ?? null,
    propertyPostcode: readPostcode(written),
    askingPrice: price,
    propertyType: readPropertyType(text),
    bedrooms: readBedrooms(text, asked.has('bedrooms')),
    condition: readCondition(text, asked.has('condition')),
  }
  const facts: Partial<PropertyFacts> = Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== null),
  )
  return { facts, priceIsRange: isRange }
}
