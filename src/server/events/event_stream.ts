import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '../../../db/connection/pool.ts'
import {
  readEndOfEvents,
  readEventsAfter,
  type StreamedEvent,
  type StreamPosition,
} from '../../../db/record/event_stream.ts'
import type { Log } from '../../log.ts'
import { isAfter } from './cursor.ts'
import { Subscriber } from './subscriber.ts'

const pauseMs = 50
const longestPauseMs = 5_000
const page = 500

/** Events in the order of their transactions; at least one. */
export type EventBatch = readonly StreamedEvent[]

export interface EventStream {
  /**
   * Events after this position, or from now on, as many as are there at a time, until the reader stops or `signal` says
   * so. What only this reader needs is read with what is the reader's to use.
   */
  follow(after: StreamPosition | undefined, signal: AbortSignal, own: Db): AsyncGenerator<EventBatch, void>
}

/**
 * Hands out the pipeline's events to any number of readers with twenty looks at the database a second, and
 * none while nobody reads. Every reader gets every event once, in the order of their transactions; one who does not
 * keep up reads from the database at a pace of its own.
 */
export function eventStream(db: Db, log: Log, stopping: AbortSignal): EventStream {
  const subscribers = new Set<Subscriber>()
  let position: StreamPosition | undefined
  let isWatching = false

  return {
    async *follow(after, signal, own) {
      const reading = AbortSignal.any([signal, stopping])
      let last = after ?? (await readEndOfEvents(own))
      while (!reading.aborted) {
        const missed = await readEventsAfter(own, last, page)
        if (missed.length > 0) yield missed
        last = missed.at(-1)?.position ?? last
        // Without a pause between the last look and joining, so that nothing is missed.
        if (missed.length === page || (position !== undefined && isAfter(position, last))) continue
        for await (const events of live(last, reading)) {
          yield events
          last = events.at(-1)?.position ?? last
        }
      }
    },
  }

  /** Events as they are found, from where everybody is; it may end early for a reader who falls behind. */
  async function* live(last: StreamPosition, reading: AbortSignal): AsyncGenerator<EventBatch, void> {
    position ??= last
    const subscriber = new Subscriber(last, reading)
    subscribers.add(subscriber)
    void keepReading()
    try {
      yield* subscriber
    } finally {
      subscribers.delete(subscriber)
    }
  }

  async function keepReading(): Promise<void> {
    if (isWatching) return
    isWatching = true
    let pause = pauseMs
    while (subscribers.size > 0 && !stopping.aborted && position !== undefined) {
      try {
        const events = await readEventsAfter(db, position, page)
        for (const subscriber of subscribers) subscriber.give(events)
        position = events.at(-1)?.position ?? position
        pause = events.length === page ? 0 : pauseMs
      } catch (error) {
        pause = Math.min(pause * 2 + pauseMs, longestPauseMs)
        log.warn({ error: String(error) }, 'events cannot be read; trying again')
      }
      await sleep(pause, undefined, { signal: stopping }).catch(() => {})
    }
    isWatching = false
    position = undefined
  }
}
