import { Button, Skeleton, Stack, Text } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { liveClient } from '../graphql/clients.ts'
import {
  type BulkActFactsFragment,
  type BulkActsPageQuery,
  BulkActsPage as Question,
} from '../graphql/documents.ts'
import { refusalInWords } from '../graphql/refusal.ts'
import { ErrorText } from '../look/ErrorText.tsx'
import { Page as Frame } from '../page/Page.tsx'
import { ActCard } from './ActCard.tsx'
import classes from './Bulk.module.css'
import { useBulkActs } from './state/live_acts.ts'

type Page = NonNullable<BulkActsPageQuery['bulkActs']>

/** What was and is done to many leads at once: by whom, how far it is, what was refused and why; and taking it back. */
export function BulkPage() {
  const [read, setRead] = useState<Page>()
  const [problem, setProblem] = useState<string>()
  const live = useBulkActs()
  const readAfter = useCallback(async (before?: Page) => {
    const after = before?.pageInfo.endCursor ?? null
    const { data, error } = await liveClient.query(Question, { after }).toPromise()
    setProblem(error && refusalInWords(error))
    if (data?.bulkActs != null) {
      setRead({ ...data.bulkActs, nodes: [...(before?.nodes ?? []), ...data.bulkActs.nodes] })
    }
  }, [])
  useEffect(() => void readAfter(), [readAfter])

  const acts = read === undefined ? undefined : latest(read, live)
  return (
    <Frame title="Many at once" width="60rem">
      <Text c="dimmed" size="sm">
        Leads: pick cards on the board with x or Ctrl and a click, or take all that match. Questions: All … in
        the inbox.
      </Text>
      {problem !== undefined && <ErrorText mt="md">{problem}</ErrorText>}
      {acts === undefined && problem === undefined && (
        <Stack gap="sm" mt="md" role="status" aria-label="The list is being read">
          <Skeleton h={96} />
          <Skeleton h={96} />
        </Stack>
      )}
      {acts?.length === 0 && <Text mt="md">Nothing has been done to many at once yet.</Text>}
      <ol className={classes.list} aria-label="Bulk acts, the latest first">
        {acts?.map((act) => (
          <ActCard key={act.id} act={act} />
        ))}
      </ol>
      {read?.pageInfo.hasNextPage && (
        <Button mt="md" variant="default" onClick={() => readAfter(read)}>
          Show more of {read.totalCount}
        </Button>
      )}
    </Frame>
  )
}

/** What was read, as the server has told since. */
function latest(read: Page, live: ReadonlyMap<string, BulkActFactsFragment>): BulkActFactsFragment[] {
  const known = new Map(read.nodes.filter((act) => act !== null).map((act) => [act.id, act]))
  for (const [id, act] of live) known.set(id, act)
  return [...known.values()].toSorted((one, other) => Date.parse(other.startedAt) - Date.parse(one.startedAt))
}
