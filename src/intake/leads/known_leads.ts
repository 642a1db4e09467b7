import { type FactField, factList, type LeadFacts } from '../../../db/leads/lead_facts.ts'
import { closeness, haveSameReference, withLaterFacts } from './same_lead.ts'

/** A lead that is stored, or a row that will become one. */
export interface KnownLead {
  readonly of: { readonly leadId: string } | { readonly row: number }
  readonly isLive: boolean
  /** Numbers of its vendor beside the one that we text. */
  otherPhones: readonly string[]
  facts: LeadFacts
}

/** What is known while the rows of a batch are settled one after the other, each as if those before it were stored. */
export class KnownLeads {
  readonly #byKey = new Map<string, Set<KnownLead>>()
  /** Later ones are newer. */
  readonly #order = new Map<KnownLead, number>()

  constructor(stored: readonly KnownLead[]) {
    for (const lead of stored) this.add(lead)
  }

  add(lead: KnownLead): void {
    this.#order.set(lead, this.#order.size)
    for (const key of allKeysOf(lead)) this.#sharing(key).add(lead)
  }

  /** The lead that a row is about: the closest, of these the newest. */
  find(facts: LeadFacts): KnownLead | undefined {
    let found: KnownLead | undefined
    let rank: readonly [number, number] = [0, 0]
    for (const lead of keysOf(facts).flatMap((key) => [...this.#sharing(key)])) {
      const [close, order] = [
        closeness({ ...lead.facts, isLive: lead.isLive, otherPhones: lead.otherPhones }, facts),
        this.#order.get(lead) ?? 0,
      ]
      if (close === 0 || close < rank[0] || (close === rank[0] && order < rank[1])) continue
      found = lead
      rank = [close, order]
    }
    return found
  }

  /** The lead that has the row's reference, be it the same or not: there cannot be two. */
  holderOfReference(facts: LeadFacts): KnownLead | undefined {
    return keysOf(facts)
      .flatMap((key) => [...this.#sharing(key)])
      .find((lead) => haveSameReference(lead.facts, facts))
  }

  /** Writes what a later row says over what is known; tells whether that was anything new. */
  tell(lead: KnownLead, later: LeadFacts): boolean {
    const told = withLaterFacts(lead.facts, later)
    if (!saysMore(lead.facts, told)) return false
    for (const key of allKeysOf(lead)) this.#sharing(key).delete(lead)
    lead.facts = told
    lead.otherPhones = lead.otherPhones.filter((phone) => phone !== told.vendorPhone)
    for (const key of allKeysOf(lead)) this.#sharing(key).add(lead)
    return true
  }

  #sharing(key: string): Set<KnownLead> {
    const sharing = this.#byKey.get(key)
    if (sharing !== undefined) return sharing
    const none = new Set<KnownLead>()
    this.#byKey.set(key, none)
    return none
  }
}

/** What two leads that may be the same have in common: the phone, or the source and its reference. */
export function keysOf({ source, externalRef, vendorPhone }: LeadFacts): string[] {
  return externalRef === null ? [vendorPhone] : [`${source}\n${externalRef}`, vendorPhone]
}

const allKeysOf = ({ facts, otherPhones }: KnownLead) => [...keysOf(facts), ...otherPhones]

function saysMore(earlier: LeadFacts, told: LeadFacts): boolean {
  const isSameSum = (field: FactField) => Number(told[field]) === Number(earlier[field])
  return (
    told.vendorPhone !== earlier.vendorPhone ||
    factList.some(
      ({ field, kind }) => told[field] !== earlier[field] && !(kind === 'money' && isSameSum(field)),
    )
  )
}
