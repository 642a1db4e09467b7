import { useCallback, useEffect, useRef, useState } from 'react'
import { liveClient } from '../graphql/clients.ts'
import { type AlertFactsFragment, MyAlerts } from '../graphql/documents.ts'
import { useEvents } from '../live/events.ts'
import { useOpenAlerts } from '../waiting/open_alerts.ts'

/** What happens in a burst is read once. */
const togetherMs = 500

/** The open alerts, or those about leads of whoever looks: whose a lead is becomes another while its alert stays as it was. */
export function useShownAlerts(isMine: boolean): readonly AlertFactsFragment[] | undefined {
  const { alerts } = useOpenAlerts()
  const [mine, setMine] = useState<ReadonlySet<string>>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const readSoon = useCallback(
    (afterMs: number) => {
      if (!isMine) return
      timer.current ??= setTimeout(async () => {
        timer.current = undefined
        const { data } = await liveClient.query(MyAlerts, {}).toPromise()
        if (data != null) setMine(new Set(data.alerts.nodes.map(({ id }) => id)))
      }, afterMs)
    },
    [isMine],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: other alerts are there to be asked about
  useEffect(() => readSoon(0), [readSoon, alerts])
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      timer.current = undefined
    },
    [],
  )
  useEvents({
    hear: ({ eventType }) => {
      if (eventType === 'lead_assigned') readSoon(togetherMs)
    },
    startOver: () => readSoon(0),
  })
  if (!isMine || alerts === undefined) return alerts
  return mine && alerts.filter(({ id }) => mine.has(id))
}
