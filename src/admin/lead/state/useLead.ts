import { useEffect, useMemo } from 'react'
import { useClient, useQuery } from 'urql'
import { whileCatchingUp } from '../../graphql/catching_up.ts'
import { Lead, LeadLine, type LeadQuery } from '../../graphql/documents.ts'
import { follow } from '../../graphql/follow.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { useLastRead } from '../../graphql/useLastRead.ts'
import { setClock } from '../../time/clock.ts'
import { useAllRows } from '../earlier/useAllRows.ts'
import { firstRows } from './first_rows.ts'
import { oneAtATime } from './one_at_a_time.ts'

export interface LiveLead {
  data: LeadQuery | undefined
  /** Why it could not be read, in words; what was read before stays. */
  problem: string | undefined
  readAgain: () => Promise<void>
  /** Each reads what lies before; undefined when nothing does. */
  showMoreTexts: (() => Promise<void>) | undefined
  showMoreEvents: (() => Promise<void>) | undefined
  showMoreNotes: (() => Promise<void>) | undefined
}

/** A lead as it is, read anew whenever anything about it has changed. */
export function useLead(id: string): LiveLead {
  const client = useClient()
  const variables = useMemo(() => ({ id, ...firstRows }), [id])
  const [{ data: read, error }] = useQuery({ query: Lead, variables, requestPolicy: 'cache-and-network' })
  const newest = useLastRead(read, id)

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
  useEffect(() => setClock(newest?.now ?? null), [newest])

  const { texts, events, notes } = useAllRows(newest?.vendorLead)
  const data = useMemo(() => {
    if (!newest?.vendorLead) return newest
    const { messages, events: happened, notes: written, pinnedNotes } = newest.vendorLead
    const shown = new Set(notes.rows.map(({ id }) => id))
    const pinned = pinnedNotes.nodes.filter(({ id }) => !shown.has(id))
    const vendorLead = {
      ...newest.vendorLead,
      messages: { ...messages, nodes: [...texts.rows] },
      events: { ...happened, nodes: [...events.rows] },
      notes: { ...written, nodes: [...notes.rows, ...pinned] },
    }
    return { ...newest, vendorLead }
  }, [newest, texts.rows, events.rows, notes.rows])
  return {
    data,
    problem: error && refusalInWords(error),
    readAgain,
    showMoreTexts: texts.showMore,
    showMoreEvents: events.showMore,
    showMoreNotes: notes.showMore,
  }
}
