import type { LeadFacts } from './lead_facts.ts'

/**
 * Whether two rows are about one lead: the same reference of the same source, or the same phone and property. A row
 * without a postcode may be about any property of that phone, unless the source itself tells the two apart.
 */
export function mayBeSameLead(a: LeadFacts, b: LeadFacts): boolean {
  const bothHaveReferences = a.source === b.source && a.externalRef !== null && b.externalRef !== null
  if (bothHaveReferences && a.externalRef === b.externalRef) return true
  if (a.vendorPhone !== b.vendorPhone) return false
  if (a.propertyPostcode !== null && b.propertyPostcode !== null)
    return a.propertyPostcode === b.propertyPostcode
  return !bothHaveReferences
}

/** The earlier facts with what the later ones say written over them; silence changes nothing. */
export function withLaterFacts(earlier: LeadFacts, later: LeadFacts): LeadFacts {
  return {
    ...earlier,
    vendorName: later.vendorName ?? earlier.vendorName,
    vendorPhone: later.vendorPhone,
    vendorEmail: later.vendorEmail ?? earlier.vendorEmail,
    propertyAddress: later.propertyAddress ?? earlier.propertyAddress,
    propertyPostcode: later.propertyPostcode ?? earlier.propertyPostcode,
    askingPrice: later.askingPrice ?? earlier.askingPrice,
    propertyType: later.propertyType ?? earlier.propertyType,
    bedrooms: later.bedrooms ?? earlier.bedrooms,
    condition: later.condition ?? earlier.condition,
  }
}
