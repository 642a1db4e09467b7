import { Button, Text } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { liveClient } from '../graphql/clients.ts'
import { type PastAlertsQuery, PastAlerts as Question } from '../graphql/documents.ts'
import { refusalInWords } from '../graphql/refusal.ts'
import { AlertCard } from './AlertCard.tsx'
import classes from './Alerts.module.css'
import { pastFilter } from './past_filter.ts'

type Page = PastAlertsQuery['alerts']

/** The latest first, page by page. */
export function PastAlerts({ isMine }: { isMine: boolean }) {
  const [shown, setShown] = useState<Page>()
  const [problem, setProblem] = useState<string>()
  const readAfter = useCallback(
    async (before?: Page) => {
      const { data, error } = await liveClient
        .query(Question, { filter: pastFilter(isMine), after: before?.pageInfo.endCursor ?? null })
        .toPromise()
      setProblem(error && refusalInWords(error))
      if (data != null) {
        setShown({ ...data.alerts, nodes: [...(before?.nodes ?? []), ...data.alerts.nodes] })
      }
    },
    [isMine],
  )
  useEffect(() => void readAfter(), [readAfter])

  if (problem !== undefined)
    return (
      <Text mt="md" c="var(--mantine-color-error)">
        {problem}
      </Text>
    )
  if (shown === undefined)
    return (
      <Text mt="md" c="dimmed" role="status">
        The history is being read.
      </Text>
    )
  if (shown.nodes.length === 0)
    return (
      <Text mt="md" c="dimmed">
        {isMine ? 'No alert about your leads has ended yet.' : 'No alert has ended yet.'}
      </Text>
    )
  return (
    <>
      <ol className={classes.list} aria-label={`${shown.totalCount} alerts that are over`}>
        {shown.nodes.map((alert) => (
          <AlertCard key={alert.id} alert={alert} todo={null} />
        ))}
      </ol>
      {shown.pageInfo.hasNextPage && (
        <Button mt="md" variant="default" onClick={() => readAfter(shown)}>
          Show more of {shown.totalCount}
        </Button>
      )}
    </>
  )
}
