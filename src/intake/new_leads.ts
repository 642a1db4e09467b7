import type { GivenLead } from '../../db/lead_import.ts'
import type { LeadFacts } from './lead_facts.ts'
import { mayBeSameLead } from './same_lead.ts'

/** The rows of a batch that will become leads, findable by what a later row may share with them. */
export class NewLeads {
  readonly #byKey = new Map<string, GivenLead[]>()
  readonly #leads: GivenLead[] = []

  get all(): readonly GivenLead[] {
    return this.#leads
  }

  add(lead: GivenLead): void {
    this.#leads.push(lead)
    for (const key of keysOf(lead.facts)) {
      const sharing = this.#byKey.get(key)
      if (sharing === undefined) this.#byKey.set(key, [lead])
      else sharing.push(lead)
    }
  }

  /** The first earlier row that is about the same lead. */
  find(facts: LeadFacts): GivenLead | undefined {
    for (const key of keysOf(facts)) {
      const found = this.#byKey.get(key)?.find((lead) => mayBeSameLead(lead.facts, facts))
      if (found !== undefined) return found
    }
    return undefined
  }
}

function keysOf({ source, externalRef, vendorPhone }: LeadFacts): string[] {
  return externalRef === null ? [vendorPhone] : [`${source}\n${externalRef}`, vendorPhone]
}
