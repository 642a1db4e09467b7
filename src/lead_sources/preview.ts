import type { Db } from '../../db/connection/pool.ts'
import { factList, type LeadFacts } from '../../db/leads/lead_facts.ts'
import {
  type LeadAsBrought,
  leadAsBrought,
  type RehearsedLead,
  rehearseLead,
} from '../../db/leads/lead_sources.ts'
import type { LeadRow } from '../intake/leads/lead_row.ts'
import { parseJson } from './json_text.ts'
import { readSourceLead } from './source_lead.ts'

export interface Preview extends LeadRow, RehearsedLead {
  brought: Omit<LeadAsBrought, 'cells'>
}

/**
 * What would become of a lead that a source brings, were it live: read as it would be, taken up, and undone. Null for an
 * unknown source.
 *
 * @throws UnreadableJson
 */
export async function previewLead(db: Db, source: string, text: string): Promise<Preview | null> {
  const payload = parseJson(text)
  const found = await leadAsBrought(db, source, payload)
  if (found === null) return null
  const { cells, ...brought } = found
  const given = { source, reference: brought.reference, body: text, cells: cells.length === 0 ? null : cells }
  const tick = {
    wording: brought.wording,
    isTicked: brought.hasTicked,
    date: brought.consentDate,
    cameAt: new Date(),
  }
  const read = readSourceLead({ ...given, mended: {}, tick })
  return { ...read, ...(await rehearseLead(db, source, payload, read)), brought }
}

/** What was read, under the names of the facts. */
export function factLines(facts: LeadFacts): [label: string, value: string][] {
  const said = factList.map(({ label, field }) => [label, facts[field]] as const)
  return [['phone', facts.vendorPhone] as const, ...said].flatMap(([label, value]) =>
    value === null ? [] : [[label, String(value)] as [string, string]],
  )
}

/** Facts that it does not bring; the conversation asks for them. */
export function missingFacts(facts: LeadFacts): string[] {
  return factList.flatMap(({ label, field }) => (facts[field] === null ? [label] : []))
}
