import { readRows } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

/** A lead that a search has found, and what of it. */
export interface FoundLead {
  leadId: string
  vendorName: string | null
  vendorPhone: string
  propertyPostcode: string | null
  propertyAddress: string | null
  stage: string
  matchedBy: string[]
  owner: string | null
}

/** By any part of name, phone, postcode, address or reference; whole ones first, then the latest. */
export function searchLeads(
  db: Db,
  text: string,
  { owner, most }: { owner: string | null; most: number },
): Promise<FoundLead[]> {
  return readRows(db, 'select * from pipeline.search_leads($1, $2, owner => $3)', [text, most, owner])
}
