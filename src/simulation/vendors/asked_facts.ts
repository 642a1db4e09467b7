import { type FactName, factNames } from '../../agents/contract/agent.ts'

const questionsAbout: Record<FactName, RegExp> = {
  propertyAddress: /\b(address|whereabouts|street|where is)\b/i,
  propertyPostcode: /\bpost ?code\b/i,
  askingPrice: /\b(price|asking|how much|figure|hoping|amount)\b/i,
  propertyType: /\b(type|kind|sort of (property|house|home)|house or|terraced|semi|detached|bungalow)\b/i,
  bedrooms: /\b(bed|beds|bedrooms?)\b/i,
  condition: /\b(condition|state|shape)\b/i,
}

/** Which facts a text seems to ask for, as a vendor skims it. */
export function factsAskedIn(text: string): FactName[] {
  return factNames.filter((fact) => questionsAbout[fact].test(text))
}
