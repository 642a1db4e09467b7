import { type GrafastSubscriber, SafeError } from 'postgraphile/grafast'
import { z } from 'zod'
import type { Db } from '../../../../db/connection/pool.ts'
import { readEndOfEvents, type StreamedEvent } from '../../../../db/record/event_stream.ts'
import { cursorOf, isAfter, positionOf } from '../../events/cursor.ts'
import type { EventStream } from '../../events/event_stream.ts'
import type { EventNotice } from './event_subscription.ts'
import { feed } from './feed.ts'

/** What a client wants to hear of; Grafast hands it on as text. */
const wishSchema = z.object({
  after: z.string().nullish(),
  leadId: z.string().nullish(),
  eventTypes: z.array(z.string()).nullish(),
})
type EventWish = z.infer<typeof wishSchema>

/** Where a subscription gets its events from. */
export type EventFeed = GrafastSubscriber<Record<string, EventNotice>>

/** `db` is what its reader may use. */
export function eventFeed(stream: EventStream, db: Db): EventFeed {
  return feed((topic, signal) => follow(wishSchema.parse(JSON.parse(topic)), signal))

  async function* follow(wish: EventWish, signal: AbortSignal): AsyncGenerator<EventNotice, void> {
    const after = wish.after == null ? undefined : positionOf(wish.after)
    if (wish.after != null && after === undefined) {
      throw new SafeError('`after` has to be the cursor of an event.', { code: 'BAD_VALUE' })
    }
    if (after !== undefined && isAfter(after, await readEndOfEvents(db))) {
      throw new SafeError(
        '`after` lies beyond the last event: the database is an older copy of the one you knew. Read again what you keep, then subscribe without `after`.',
        { code: 'BAD_VALUE' },
      )
    }
    for await (const events of stream.follow(after, signal, db)) {
      for (const event of events) if (isWished(event, wish)) yield noticeOf(event)
    }
  }
}

function isWished(event: StreamedEvent, { leadId, eventTypes }: EventWish): boolean {
  return (
    (leadId == null || event.vendorLeadId === leadId.toLowerCase()) &&
    (eventTypes == null || eventTypes.includes(event.eventType))
  )
}

function noticeOf({ position, ...event }: StreamedEvent): EventNotice {
  return { ...event, cursor: cursorOf(position), id: String(position.eventId) }
}
