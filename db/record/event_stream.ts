import type { Db } from '../connection/pool.ts'

/** A place in the stream of events: after the event with this id of this transaction. */
export interface StreamPosition {
  transactionId: bigint
  eventId: bigint
}

export interface StreamedEvent {
  position: StreamPosition
  vendorLeadId: string | null
  eventType: string
  fromStage: string | null
  toStage: string | null
  stageVisit: number | null
  actorKind: string
  actor: string
  reason: string | null
  /** ISO 8601. */
  createdAt: string
}

interface EventRow extends Omit<StreamedEvent, 'position'> {
  transactionId: string
  eventId: string
}

/** The next events after a position, in the order of their transactions. */
export async function readEventsAfter(db: Db, after: StreamPosition, most: number): Promise<StreamedEvent[]> {
  const { rows } = await db.query<EventRow>(
    `select
       transaction_id::text as "transactionId", id::text as "eventId", vendor_lead_id as "vendorLeadId",
       event_type as "eventType", from_stage as "fromStage", to_stage as "toStage", stage_visit as "stageVisit",
       actor_kind as "actorKind", actor, reason, to_json(created_at) #>> '{}' as "createdAt"
     from pipeline_private.events_after($1::xid8, $2, $3)`,
    [String(after.transactionId), String(after.eventId), most],
  )
  return rows.map(({ transactionId, eventId, ...event }) => ({
    ...event,
    position: { transactionId: BigInt(transactionId), eventId: BigInt(eventId) },
  }))
}

/** Where the stream ends at this moment. */
export async function readEndOfEvents(db: Db): Promise<StreamPosition> {
  const { rows } = await db.query<{ transactionId: string | null; eventId: string | null }>(
    `select transaction_id::text as "transactionId", event_id::text as "eventId" from pipeline_private.end_of_events()`,
  )
  const [end] = rows
  return { transactionId: BigInt(end?.transactionId ?? 0), eventId: BigInt(end?.eventId ?? 0) }
}
