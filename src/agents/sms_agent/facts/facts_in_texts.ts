import type { FactName, PropertyFacts } from '../../contract/agent.ts'
import type { AskedFor } from '../conversation/asked_for.ts'
import { plainText, words } from '../text/decode_text.ts'
import { readAddress, withoutPlace } from './address.ts'
import { readBedrooms } from './bedrooms.ts'
import { readCondition } from './condition.ts'
import { withNumberInDigits } from './names_of_streets.ts'
import { readPostcode } from './postcode.ts'
import { readPrice } from './price.ts'
import { readPropertyType } from './property_type.ts'
import { withWrittenPostcodes } from './spoken_postcode.ts'

export interface FactsRead {
  facts: Partial<PropertyFacts>
  /** The vendor named a range instead of a price. */
  priceIsRange: boolean
}

/** The facts of the property in some texts, oldest first: the latest statement wins. `asked` is what we asked for last. */
export function factsInTexts(bodies: readonly string[], asked: ReadonlySet<AskedFor>): FactsRead {
  const read: FactsRead = { facts: {}, priceIsRange: false }
  for (const body of bodies) {
    const { priceIsRange, facts } = factsInText(body, asked)
    read.facts = { ...read.facts, ...facts }
    read.priceIsRange = priceIsRange || (read.priceIsRange && facts.askingPrice === undefined)
  }
  return read
}

/** The number of the house is told, or that there is none. */
const tellsNumber =
  /\b(?:no|hasnt got a|doesnt have a|without a) (?:house )?number\b|\b(?:number|flat|house)(?: number)?(?: is|:)? \d/

/** Nobody names the number of the house behind what it is: "4 bed detached, 399". */
const isDescribedFirst = (text: string, described: readonly string[]): boolean =>
  described.some((said) => said !== '' && text.indexOf(said) < (/\d{2,}\D*$/.exec(text)?.index ?? 0))

function factsInText(body: string, asked: ReadonlySet<AskedFor>): FactsRead {
  const plain = withWrittenPostcodes(plainText(body.replace(/(?<![.,;:!?\s])\s*\n\s*/g, ', ')))
  const written = asked.has('propertyAddress') ? withNumberInDigits(plain) : plain
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
    { price: asked.has('askingPrice'), otherSum: asked.has('otherSum') },
    asked.has('propertyAddress') &&
      address === null &&
      !tellsNumber.test(text) &&
      !isDescribedFirst(text, [roomsSaid, typeSaid]),
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
