import { allRows } from '../../graphql/all_rows.ts'
import { liveClient } from '../../graphql/clients.ts'
import { InboxRows, type InboxRowsQuery, type ReviewItemFilter } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'

type Row = InboxRowsQuery['reviewItems']['nodes'][number]

/** Everything that matches; rejects with why it cannot be read, in words. */
export const rowsOf = (filter: ReviewItemFilter) =>
  allRows<Row>(async (after) => {
    const { data, error } = await liveClient.query(InboxRows, { filter, after }).toPromise()
    if (data == null) throw new Error(error ? refusalInWords(error) : 'The list could not be read.')
    return data.reviewItems
  })
