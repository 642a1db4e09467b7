import type { LeadLine } from '../../../db/leads/vendor_leads.ts'
import { listing, type Paint } from './terminal.ts'
import type { When } from './when.ts'

/** Leads as a table, one a line. */
export function leadTable(leads: readonly LeadLine[], when: When, paint?: Paint): string[] {
  const columns: Record<string, (lead: LeadLine) => string | null> = {
    ID: ({ id }) => id,
    NAME: ({ vendorName }) => vendorName,
    PHONE: ({ vendorPhone }) => vendorPhone,
    POSTCODE: ({ propertyPostcode }) => propertyPostcode,
    STAGE: ({ pipelineStage }) => pipelineStage,
    SINCE: ({ stageEnteredAt }) => when.away(stageEnteredAt),
    TURN: ({ turn }) => turn,
    OWNER: ({ owner }) => owner,
    DUE: ({ heldAt, dueAt }) => (heldAt === null ? dueAt && when.away(dueAt) : 'held'),
  }
  return listing(leads, columns, paint)
}
