import {
  type AgentInput,
  type FactName,
  factNames,
  type PropertyFacts,
  propertyFactsSchema,
} from '../contract/agent.ts'
import { type Postcode, readPostcode } from '../property_sums/country.ts'

export type KnownProperty = PropertyFacts & { readonly postcode: Postcode }

export type Knowledge = { readonly property: KnownProperty } | { readonly missing: readonly FactName[] }

/** The facts of the lead as far as they can be used: a postcode that cannot exist counts as missing. */
export function knownProperty(lead: AgentInput['lead']): Knowledge {
  const facts = propertyFactsSchema.safeParse(Object.fromEntries(factNames.map((name) => [name, lead[name]])))
  const postcode = lead.propertyPostcode === undefined ? null : readPostcode(lead.propertyPostcode)
  if (facts.success && postcode !== null) {
    return { property: { ...facts.data, postcode } }
  }

  const unusable = new Set(facts.error?.issues.map((issue) => issue.path[0]))
  if (postcode === null) {
    unusable.add('propertyPostcode')
  }
  return { missing: factNames.filter((name) => unusable.has(name)) }
}
