import { saveCsv } from '../csv/save_csv.ts'
import { liveClient } from '../graphql/clients.ts'
import { type BulkActFactsFragment, BulkActLeads, type BulkActLeadsQuery } from '../graphql/documents.ts'

type Lead = NonNullable<NonNullable<BulkActLeadsQuery['bulkAct']>['leads']['nodes'][number]>

/** All leads of an act with what became of each, as a table for a spreadsheet. */
export async function saveActCsv({ id, verb }: BulkActFactsFragment): Promise<void> {
  saveCsv(`bulk-${verb}`, [
    ['Lead', 'Vendor', 'Postcode', 'Outcome', 'Code', 'Why', 'Taken back'],
    ...(await leadsOf(id)).map((lead) => [
      ...[lead.vendorLeadId, lead.vendorLead?.vendorName, lead.vendorLead?.propertyPostcode],
      ...[lead.outcome, lead.code, lead.why, lead.undoneAt],
    ]),
  ])
}

async function leadsOf(actId: string): Promise<Lead[]> {
  const all: Lead[] = []
  let after: string | null = null
  do {
    const { data } = await liveClient.query(BulkActLeads, { actId, after }).toPromise()
    const page: NonNullable<BulkActLeadsQuery['bulkAct']>['leads'] | undefined = data?.bulkAct?.leads
    all.push(...(page?.nodes.filter((lead) => lead !== null) ?? []))
    after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after !== null)
  return all
}
