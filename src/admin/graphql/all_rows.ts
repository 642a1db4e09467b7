interface Page<Row> {
  nodes: readonly Row[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

/** Everything there is, page by page; when one cannot be read, what came before. */
export async function allRows<Row>(
  read: (after: string | null) => Promise<Page<Row> | undefined>,
): Promise<Row[]> {
  const all: Row[] = []
  let after: string | null = null
  do {
    const page: Page<Row> | undefined = await read(after)
    all.push(...(page?.nodes ?? []))
    after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after !== null)
  return all
}
