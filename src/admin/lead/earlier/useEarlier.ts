import { useReducer, useRef } from 'react'

/** A page of rows, the newest first. */
export interface Page<Row> {
  nodes: readonly Row[]
  pageInfo: { endCursor: string | null }
}

interface Earlier<Row> {
  rows: readonly Row[]
  /** Reads those before them; undefined when there are none. */
  showMore: (() => Promise<void>) | undefined
}

/**
 * The newest rows as they are read again and again, and below them those that somebody has asked for page by page: what
 * has been shown stays, also when newer rows push it out of what is read.
 */
export function useEarlier<Row extends { id: string }>(
  live: (Page<Row> & { totalCount: number }) | undefined,
  readPage: (after: string | null) => Promise<Page<Row> | undefined>,
): Earlier<Row> {
  const shown = useRef<{ rows: readonly Row[]; end: string | null }>(undefined)
  const [, drawAgain] = useReducer((times: number) => times + 1, 0)
  if (live === undefined) return { rows: [], showMore: undefined }

  const earlier = shown.current
  const last = live.nodes.at(-1)?.id
  const place = earlier?.rows.findIndex(({ id }) => id === last) ?? -1
  // Where so much has come that nobody knows what lies between, one begins with the newest again.
  if (earlier !== undefined && place === -1) shown.current = undefined
  const rows =
    earlier === undefined || place === -1 ? live.nodes : [...live.nodes, ...earlier.rows.slice(place + 1)]
  if (shown.current !== undefined) shown.current = { ...shown.current, rows }

  async function showMore(): Promise<void> {
    const page = await readPage(shown.current?.end ?? live?.pageInfo.endCursor ?? null)
    if (page === undefined) return
    const known = new Set(rows.map(({ id }) => id))
    const added = page.nodes.filter(({ id }) => !known.has(id))
    shown.current = { rows: [...(shown.current?.rows ?? rows), ...added], end: page.pageInfo.endCursor }
    drawAgain()
  }
  return { rows, showMore: rows.length < live.totalCount ? showMore : undefined }
}
