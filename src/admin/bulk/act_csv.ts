import { saveAll } from '../csv/save_all.ts'
import { allRows } from '../graphql/all_rows.ts'
import { type BulkActFactsFragment, BulkActItems, BulkActLeads } from '../graphql/documents.ts'
import { spoken } from '../words/plain_words.ts'

/** All leads, or questions, of an act with what became of each, as a table for a spreadsheet. */
export const saveActCsv = ({ id, verb, ofItems }: BulkActFactsFragment) =>
  saveAll(`bulk-${verb}`, () => (ofItems ? rowsOfItems(id) : rowsOfLeads(id)))

const became = ['Outcome', 'Code', 'Why', 'Taken back']

async function rowsOfLeads(actId: string) {
  const leads = await allRows(BulkActLeads, { actId }, ({ bulkAct }) => bulkAct?.leads)
  return [
    ['Lead', 'Vendor', 'Postcode', ...became],
    ...leads.map((lead) => [
      ...[lead.vendorLeadId, lead.vendorLead.vendorName, lead.vendorLead.propertyPostcode],
      ...[lead.outcome, lead.code, lead.why, lead.undoneAt],
    ]),
  ]
}

async function rowsOfItems(actId: string) {
  const items = await allRows(BulkActItems, { actId }, ({ bulkAct }) => bulkAct?.items)
  return [
    ['Question', 'Kind', 'Lead', 'Vendor', 'Postcode', ...became],
    ...items.map(({ reviewItemId, reviewItem: { kind, vendorLeadId, vendorLead }, ...item }) => [
      ...[reviewItemId, spoken(kind), vendorLeadId, vendorLead?.vendorName, vendorLead?.propertyPostcode],
      ...[item.outcome, item.code, item.why, item.undoneAt],
    ]),
  ]
}
