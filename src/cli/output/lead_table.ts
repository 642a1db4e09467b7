import type { LeadLine } from '../../../db/leads/vendor_leads.ts'
import { harmless, type Paint, table } from './terminal.ts'
import type { When } from './when.ts'

const headings = ['ID', 'NAME', 'PHONE', 'POSTCODE', 'STAGE', 'SINCE', 'TURN', 'DUE']

/** Leads as a table, one a line. */
export function leadTable(leads: readonly LeadLine[], when: When, paint: Paint): string[] {
  const [heading = '', ...lines] = table([headings, ...leads.map((lead) => cellsOf(lead, when))])
  return [paint('dim', heading), ...lines]
}

function cellsOf(lead: LeadLine, when: When): string[] {
  return [
    lead.id,
    harmless(lead.vendorName ?? '–'),
    lead.vendorPhone,
    lead.propertyPostcode ?? '–',
    lead.pipelineStage,
    when.away(lead.stageEnteredAt),
    lead.turn ?? '–',
    lead.heldAt === null ? (lead.dueAt === null ? '–' : when.away(lead.dueAt)) : 'held',
  ]
}
