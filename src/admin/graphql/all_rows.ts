import type { TypedDocumentNode } from '@urql/core'
import { liveClient } from './clients.ts'
import { refusalInWords } from './refusal.ts'

interface Page<Row> {
  nodes: readonly Row[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

/** Everything there is, page by page; rejects with why one of them cannot be read, in words. */
export async function allRows<Data, Row, Variables extends { after?: string | null | undefined }>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Omit<Variables, 'after'>,
  pageOf: (data: Data) => Page<Row> | null | undefined,
): Promise<Row[]> {
  const all: Row[] = []
  let after: string | null = null
  do {
    const asked = { ...variables, after } as Variables
    const { data, error } = await liveClient.query(document, asked).toPromise()
    const page = data == null ? undefined : pageOf(data)
    if (page == null) throw new Error(error ? refusalInWords(error) : 'The list could not be read.')
    all.push(...page.nodes)
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after !== null)
  return all
}
