import { factsFrom, type LeadFacts } from '../../../db/leads/lead_facts.ts'

/** How near two leads can be; of several that may be meant the nearest is. */
export type Closeness = 0 | 1 | 2 | 3

/** What is known of a lead that may be the same. */
export interface Known extends LeadFacts {
  isLive: boolean
  /** Numbers of its vendor beside the one that we text. */
  otherPhones: readonly string[]
}

/**
 * How sure it is that a row is about a lead; 0 when it is another. The same reference of the same source counts when
 * anything else agrees, so that a reference which is wrong does not make one of two vendors. The same phone counts while the
 * lead is live and may be about the same property: it may be, when either does not say where, unless the source itself
 * tells the two apart. The database has the same rule: pipeline_private.same_lead().
 */
export function closeness(known: Known, given: LeadFacts): Closeness {
  if (haveSameReference(known, given) && agreeOtherwise(known, given)) return 3
  if (!known.isLive || !hasPhone(known, given.vendorPhone)) return 0
  if (known.propertyPostcode !== null && given.propertyPostcode !== null)
    return known.propertyPostcode === given.propertyPostcode ? 2 : 0
  return areToldApart(known, given) ? 0 : 1
}

export function haveSameReference(a: LeadFacts, b: LeadFacts): boolean {
  return a.source === b.source && a.externalRef !== null && a.externalRef === b.externalRef
}

function areToldApart(a: LeadFacts, b: LeadFacts): boolean {
  return (
    a.source === b.source &&
    a.externalRef !== null &&
    b.externalRef !== null &&
    a.externalRef !== b.externalRef
  )
}

function hasPhone({ vendorPhone, otherPhones }: Known, phone: string): boolean {
  return vendorPhone === phone || otherPhones.includes(phone)
}

function agreeOtherwise(a: Known, b: LeadFacts): boolean {
  return (
    hasPhone(a, b.vendorPhone) ||
    isAlike(a.propertyPostcode, b.propertyPostcode) ||
    isAlike(a.vendorEmail, b.vendorEmail) ||
    isAlike(a.propertyAddress, b.propertyAddress) ||
    // Many are called John Smith: a name says little against another property.
    (isAlike(a.vendorName, b.vendorName) && (a.propertyPostcode === null || b.propertyPostcode === null))
  )
}

/** Whether two texts say the same but for capitals, blanks and punctuation. */
function isAlike(one: string | null, other: string | null): boolean {
  const plain = (text: string | null) => (text ?? '').toLowerCase().replace(/[\s.,'’-]+/g, '')
  return plain(one) !== '' && plain(one) === plain(other)
}

/** The earlier facts with what the later ones say written over them; silence changes nothing. */
export function withLaterFacts(earlier: LeadFacts, later: LeadFacts): LeadFacts {
  return {
    ...earlier,
    ...factsFrom(({ field }) => later[field] ?? earlier[field]),
    vendorPhone: later.vendorPhone,
  }
}
