import { liveClient } from '../../graphql/clients.ts'
import { InboxRows, type InboxRowsQuery, type ReviewItemFilter } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'

export type Row = InboxRowsQuery['reviewItems']['nodes'][number]

/** Everything that matches, page by page. */
export async function allRows(filter: ReviewItemFilter): Promise<Row[]> {
  const rows: Row[] = []
  let page = await readPage(filter, null)
  rows.push(...page.nodes)
  while (page.pageInfo.hasNextPage) {
    page = await readPage(filter, page.pageInfo.endCursor)
    rows.push(...page.nodes)
  }
  return rows
}

async function readPage(
  filter: ReviewItemFilter,
  after: string | null,
): Promise<InboxRowsQuery['reviewItems']> {
  const { data, error } = await liveClient.query(InboxRows, { filter, after }).toPromise()
  if (data == null) throw new Error(error ? refusalInWords(error) : 'The list could not be read.')
  return data.reviewItems
}
