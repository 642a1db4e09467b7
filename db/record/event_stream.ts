import { findRow, readRows } from '../connection/ask.ts'
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

/** The next events after a position, in the order of their transactions. */
export async function readEventsAfter(db: Db, after: StreamPosition, most: number): Promise<StreamedEvent[]> {
  const rows = await readRows<StreamedEvent & { transactionId: string; eventId: string }>(
    db,
    `select
       transaction_id::text, id::text as event_id, vendor_lead_id, event_type, from_stage, to_stage, stage_visit,
       actor_kind, actor, reason, to_json(created_at) #>> '{}' as created_at
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
  const end = await findRow<{ transactionId: string | null; eventId: string | null }>(
    db,
    'select transaction_id::text, event_id::text from pipeline_private.end_of_events()',
  )
  return { transactionId: BigInt(end?.transactionId ?? 0), eventId: BigInt(end?.eventId ?? 0) }
}
