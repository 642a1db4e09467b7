import type { Db } from '../../db/connection/pool.ts'
import { factList, type LeadFacts } from '../../db/leads/lead_facts.ts'
import { type LeadAsBrought, leadAsBrought } from '../../db/leads/lead_sources.ts'
import type { LeadRow } from '../intake/leads/lead_row.ts'
import { parseJson } from './json_text.ts'
import { readSourceLead } from './source_lead.ts'

export interface Preview extends LeadRow {
  becomes: 'a lead' | 'a question to a person' | 'a test' | 'nothing'
  brought: Omit<LeadAsBrought, 'cells'>
}

/**
 * What would become of a lead that a source brings, read as it would be. Null for an unknown source.
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
  return { becomes: fateOf(brought, read.facts), ...read, brought }
}

function fateOf(
  { isIgnored, isLive, isTest }: Preview['brought'],
  facts: LeadFacts | null,
): Preview['becomes'] {
  if (isIgnored) return 'nothing'
  if (isTest || !isLive) return 'a test'
  return facts === null ? 'a question to a person' : 'a lead'
}

/** What was read, under the names of the facts. */
export function factLines(facts: LeadFacts): [label: string, value: string][] {
  const said = factList.map(({ label, field }) => [label, facts[field]] as const)
  return [['phone', facts.vendorPhone] as const, ...said].flatMap(([label, value]) =>
    value === null ? [] : [[label, String(value)] as [string, string]],
  )
}
