import type { StreamPosition } from '../../../db/record/event_stream.ts'

/** The position as clients keep it, to go on from there after a break. */
export function cursorOf({ transactionId, eventId }: StreamPosition): string {
  return `${transactionId}.${eventId}`
}

/** The position of a cursor; undefined when it is none. */
export function positionOf(cursor: string): StreamPosition | undefined {
  const [, transactionId, eventId] = /^(\d{1,19})\.(\d{1,18})$/.exec(cursor) ?? []
  if (transactionId === undefined || eventId === undefined) return undefined
  return { transactionId: BigInt(transactionId), eventId: BigInt(eventId) }
}

export function isAfter(one: StreamPosition, other: StreamPosition): boolean {
  return one.transactionId === other.transactionId
    ? one.eventId > other.eventId
    : one.transactionId > other.transactionId
}
