import { useEffect, useMemo, useState } from 'react'
import { useClient, useQuery } from 'urql'
import { whileCatchingUp } from '../../graphql/catching_up.ts'
import { Lead, LeadLine, type LeadQuery } from '../../graphql/documents.ts'
import { follow } from '../../graphql/follow.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { useLastRead } from '../../graphql/useLastRead.ts'
import { setClock } from '../../time/clock.ts'
import { firstRows } from './first_rows.ts'
import { oneAtATime } from './one_at_a_time.ts'

const mostRows = 200

export interface LiveLead {
  data: LeadQuery | undefined
  /** Why it could not be read, in words; what was read before stays. */
  problem: string | undefined
  readAgain: () => Promise<void>
  showMoreTexts: (() => void) | undefined
  showMoreEvents: (() => void) | undefined
}

/** A lead as it is, read anew whenever anything about it has changed. */
export function useLead(id: string): LiveLead {
  const client = useClient()
  const [texts, setTexts] = useState(firstRows.texts)
  const [events, setEvents] = useState(firstRows.events)
  const variables = useMemo(() => ({ id, texts, events }), [id, texts, events])
  const [{ data: read, error }] = useQuery({ query: Lead, variables, requestPolicy: 'cache-and-network' })
  const data = useLastRead(read, id)

  const readAgain = useMemo(
    () =>
      oneAtATime(() =>
        whileCatchingUp(() => client.query(Lead, variables, { requestPolicy: 'network-only' }).toPromise()),
      ),
    [client, variables],
  )
  useEffect(() => {
    const ending = new AbortController()
    void follow(
      { document: LeadLine, variables: () => ({ id }), hear: () => void readAgain() },
      ending.signal,
    )
    return () => ending.abort()
  }, [id, readAgain])
  useEffect(() => setClock(data?.now ?? null), [data])

  const more = (shown: number, all: number | undefined, show: (count: number) => void) =>
    all !== undefined && shown < Math.min(all, mostRows) ? () => show(mostRows) : undefined
  const row = data?.vendorLead
  return {
    data,
    problem: error && refusalInWords(error),
    readAgain,
    showMoreTexts: more(texts, row?.messages.totalCount, setTexts),
    showMoreEvents: more(events, row?.events.totalCount, setEvents),
  }
}
