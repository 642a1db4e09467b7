import type { FactName, PropertyFacts } from '../../contract/agent.ts'
import { plainText, words } from '../text/decode_text.ts'
import { readCondition } from './condition.ts'
import { readBedrooms, readPropertyType } from './home.ts'
import { readAddress, readPostcode, withoutPlace } from './place.ts'
import { readPrice } from './price.ts'

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
  const address = readAddress(written, asked.has('propertyAddress'))
  const text = words(withoutPlace(written, address))
  const { bedrooms, said: roomsSaid } = readBedrooms(text, asked.has('bedrooms'))
  const { type, said: typeSaid } = readPropertyType(text, asked.has('propertyType'))
  const besides = [roomsSaid, typeSaid].reduce(
    (rest, said) => (said === '' ? rest : rest.replace(said, ' , ')),
    text,
  )
  const { price, isRange } = readPrice(
    besides,
    asked.has('askingPrice'),
    asked.has('propertyAddress') && address === null,
  )
  const found: { [Name in FactName]: PropertyFacts[Name] | null } = {
    propertyAddress: address?.address ?? null,
    propertyPostcode: readPostcode(written),
    askingPrice: price,
    propertyType: type,
    bedrooms,
    condition: readCondition(text, asked.has('condition')),
  }
  const facts: Partial<PropertyFacts> = Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== null),
  )
  return { facts, priceIsRange: isRange }
}
