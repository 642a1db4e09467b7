import { useEffect, useRef } from 'react'
import { whileCatchingUp } from '../graphql/catching_up.ts'
import { liveClient } from '../graphql/clients.ts'
import { EventCursor, Events, type EventsSubscription } from '../graphql/documents.ts'
import { follow } from '../graphql/follow.ts'

export type LiveEvent = NonNullable<EventsSubscription['pipelineEvents']>

export interface EventListener {
  hear?: (event: LiveEvent) => void
  /** What happened before is not known: whoever keeps something reads it again. */
  startOver?: () => void
}

const listeners = new Set<EventListener>()
let cursor: string | undefined

/** Follows the pipeline's events for the whole page, until the signal; after a break nothing is missed. */
export function followEvents(signal: AbortSignal): void {
  const startOver = () => {
    for (const listener of listeners) listener.startOver?.()
  }
  void follow(
    {
      document: Events,
      // What is read once the cursor is known, and what happens after it, is all there is.
      async variables() {
        if (cursor === undefined) {
          const { data, error } = await whileCatchingUp(() => liveClient.query(EventCursor, {}).toPromise())
          if (data?.eventCursor == null) throw error
          cursor = data.eventCursor
          startOver()
        }
        return { after: cursor }
      },
      hear({ pipelineEvents: event }) {
        if (event === null) return
        cursor = event.cursor
        for (const listener of listeners) listener.hear?.(event)
      },
      refused: () => {
        cursor = undefined
      },
    },
    signal,
  )
}

/** Calls the listener's newest functions as long as the component is there. */
export function useEvents(listener: EventListener): void {
  const newest = useRef(listener)
  useEffect(() => {
    newest.current = listener
  })
  useEffect(() => {
    const added: EventListener = {
      hear: (event) => newest.current.hear?.(event),
      startOver: () => newest.current.startOver?.(),
    }
    listeners.add(added)
    return () => void listeners.delete(added)
  }, [])
}
