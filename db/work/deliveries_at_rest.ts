import { findRow, readRows, readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

/** What came in at a webhook, how it was judged and what it led to. */
export interface Delivery {
  id: string
  door: string
  /** Who brought a lead. */
  source: string | null
  receivedAt: Date
  verdict: string
  body: string
  told: unknown
  messageId: string | null
  leadId: string | null
  replayOf: string | null
  reference: string | null
  problems: { severity: string; column: string; value: string; problem: string }[]
  /** What a person wrote in place of what could not be read, by field. */
  mended: Record<string, string>
}

export interface DeliveryFilter {
  door?: string | undefined
  verdict?: string | undefined
  /** In the pipeline's own time zone; the last is the day before `until`. */
  from?: string | undefined
  until?: string | undefined
}

const columns = `deliveries.id, deliveries.door, deliveries.received_at, deliveries.verdict, deliveries.body, deliveries.told,
  deliveries.message_id, coalesce(deliveries.vendor_lead_id, messages.vendor_lead_id) as lead_id, deliveries.replay_of, deliveries.source,
  deliveries.reference, deliveries.problems, deliveries.mended`

const among = `from pipeline.webhook_deliveries as deliveries
  cross join pipeline.settings
  left join pipeline.lead_messages as messages on messages.id = deliveries.message_id
  where ($1::text is null or deliveries.door = $1)
    and ($2::text is null or deliveries.verdict = $2)
    and ($3::date is null or deliveries.received_at >= $3::date::timestamp at time zone settings.time_zone)
    and ($4::date is null or deliveries.received_at < $4::date::timestamp at time zone settings.time_zone)`

const given = ({ door, verdict, from, until }: DeliveryFilter) => [door, verdict, from, until]

/** The latest first. */
export function listDeliveries(db: Db, filter: DeliveryFilter, limit: number): Promise<Delivery[]> {
  return readRows(
    db,
    `select ${columns} ${among} order by deliveries.received_at desc, deliveries.id desc limit $5`,
    [...given(filter), limit],
  )
}

export function findDelivery(db: Db, id: string): Promise<Delivery | undefined> {
  return findRow(db, `select ${columns} ${among} and deliveries.id = $5`, [...given({}), id])
}

/** As they are brought again, in the order in which they came. */
export async function* deliveriesInOrder(db: Db, filter: DeliveryFilter): AsyncGenerator<KeptDelivery> {
  let last: KeptDelivery | undefined
  do {
    const batch: KeptDelivery[] = await readRows(
      db,
      `select deliveries.id, deliveries.door, to_jsonb(deliveries.received_at) as received_at, deliveries.body, deliveries.told, deliveries.source, deliveries.reference,
           nullif(deliveries.mended, '{}') as mended,
           case when deliveries.verdict = 'test' then 'test' end as verdict ${among}
         and ($5::timestamptz is null or (deliveries.received_at, deliveries.id) > ($5, $6::uuid))
       order by deliveries.received_at, deliveries.id limit 1000`,
      [...given(filter), last?.receivedAt, last?.id],
    )
    yield* batch
    last = batch.at(-1)
  } while (last !== undefined)
}

/** A delivery as it is brought again. */
export interface KeptDelivery {
  id: string
  door: string
  /** ISO 8601, to the microsecond. */
  receivedAt: string
  body: string
  told: unknown
  /** Of a lead: which source brought it, its reference there, and what a person wrote in place of what could not be read. */
  source?: string | null | undefined
  reference?: string | null | undefined
  mended?: unknown
  /** Of a lead that was only a test; else it is judged again. */
  verdict?: 'test' | null | undefined
}

export function isKnownDelivery(db: Db, id: string): Promise<boolean> {
  return readValue(db, 'select pipeline_private.is_known_delivery($1)', [id])
}

/** Sees to it that nobody is texted by what is brought again. Returns whether the right to send was withheld for it. */
export function beginReplay(db: Db, reason: string, withholdsSending: boolean): Promise<boolean> {
  return readValue(db, 'select pipeline_private.begin_replay($1, $2)', [reason, withholdsSending])
}

/** Returns how it was judged; known where this database has it. A lead waits to be taken up. */
export function replayDelivery(db: Db, delivery: KeptDelivery): Promise<string> {
  return readValue(db, 'select pipeline_private.replay_delivery($1)', [JSON.stringify(delivery)])
}

/** The delivery that brings this one again. */
export function findReplay(db: Db, id: string): Promise<{ id: string; verdict: string } | undefined> {
  return findRow(db, 'select id, verdict from pipeline.webhook_deliveries where replay_of = $1', [id])
}

/** Removes some of what was kept for long enough. Returns how many of each door; none when there are no more. */
export function removeOldDeliveries(db: Db): Promise<{ door: string; removed: number }[]> {
  return readRows(db, 'select door, removed from pipeline_private.remove_old_deliveries()')
}
