import type { Condition, PropertyType } from '../../src/agents/contract/agent.ts'

/** What a lead says of itself when it comes in; null where it says nothing. */
export interface LeadFacts {
  vendorName: string | null
  /** E.164. */
  vendorPhone: string
  vendorEmail: string | null
  source: string
  externalRef: string | null
  propertyAddress: string | null
  propertyPostcode: string | null
  /** Pounds in decimal digits. */
  askingPrice: string | null
  propertyType: PropertyType | null
  bedrooms: number | null
  condition: Condition | null
}
