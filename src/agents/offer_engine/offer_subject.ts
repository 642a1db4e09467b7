import type { AgentInput, PropertyFacts } from '../contract/agent.ts'
import { readPostcode } from '../property_sums/country.ts'
import { type Pence, toPence } from '../property_sums/pence.ts'

export type OfferSubject = Pick<PropertyFacts, 'bedrooms' | 'condition'> & {
  readonly asking: Pence
  readonly marketValue: Pence
}

/** What an offer is worked out from, or why a person has to. */
export function offerSubject({ lead, taxBands }: AgentInput): OfferSubject | { readonly askHuman: string } {
  const { askingPrice, bedrooms, condition, propertyAddress, estimatedMarketValue } = lead
  if (estimatedMarketValue === null) {
    return { askHuman: 'The market value is not known' }
  }
  if (
    askingPrice === undefined ||
    bedrooms === undefined ||
    condition === undefined ||
    propertyAddress === undefined
  ) {
    return { askHuman: 'Address, asking price, bedrooms or condition is not known' }
  }
  if (taxBands.length === 0) {
    return { askHuman: 'No purchase tax bands are in force' }
  }
  if (readPostcode(lead.propertyPostcode ?? '')?.country !== 'england') {
    return { askHuman: 'Not in England, or too near its border: another tax may apply' }
  }
  const marketValue = toPence(estimatedMarketValue)
  return { bedrooms, condition, asking: toPence(askingPrice), marketValue }
}
