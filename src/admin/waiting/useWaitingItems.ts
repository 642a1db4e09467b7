import { useCallback, useEffect, useRef, useState } from 'react'
import { liveClient } from '../graphql/clients.ts'
import { WaitingItems } from '../graphql/documents.ts'
import { useEvents } from '../live/events.ts'
import { Pace } from '../live/pace.ts'

const betweenReadsMs = 1_000
const pace = new Pace(betweenReadsMs)

/** How many questions wait for people now; undefined before that is known. */
export function useWaitingItems(): number | undefined {
  const [count, setCount] = useState<number>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const readSoon = useCallback((afterMs: number) => {
    timer.current ??= setTimeout(async () => {
      const { data } = await pace.measure(() => liveClient.query(WaitingItems, {}).toPromise())
      timer.current = undefined
      if (data != null) setCount(data.reviewItems.totalCount)
    }, afterMs)
  }, [])
  useEffect(() => {
    readSoon(0)
    return () => {
      clearTimeout(timer.current)
      timer.current = undefined
    }
  }, [readSoon])
  useEvents({
    hear: ({ eventType }) => {
      if (eventType.startsWith('review_')) readSoon(pace.pauseMs)
    },
    startOver: () => readSoon(0),
  })
  return count
}
