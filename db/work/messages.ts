import { findRow, readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'
import type { CarrierIdentity } from './sending.ts'

export interface ClaimedMessage {
  id: string
  leadId: string
  phone: string
  body: string
  /** An earlier attempt may have reached the carrier; ask it before sending. */
  isRetry: boolean
  /** Goes back with what the carrier said; another sender's attempt has another number. */
  attempt: number
  /** After which the carrier is to give up, rather than deliver it at night. */
  validSeconds: number
  /** Before this it cannot have been handed over. */
  writtenAt: Date
  /** The carrier's ids of other texts with the same words to the same number; of retries only. */
  otherIds: string[]
}

/** Takes a queued text for sending; null when it is not wanted or must wait. */
export async function claimMessage(
  db: Db,
  messageId: string,
  carrier: CarrierIdentity,
): Promise<ClaimedMessage | null> {
  const call = 'select * from pipeline_private.claim_message($1, $2, $3)'
  return (await findRow<ClaimedMessage>(db, call, [messageId, carrier.name, carrier.account])) ?? null
}

/** The number to send it to, asked right before; null when it must wait, or must not leave any more. */
export async function clearMessage(db: Db, { id, attempt }: ClaimedMessage): Promise<string | null> {
  const call = 'select phone from pipeline_private.clear_message($1, $2)'
  return (await findRow<{ phone: string }>(db, call, [id, attempt]))?.phone ?? null
}

export async function recordMessageSent(
  db: Db,
  messageId: string,
  sent: { carrier: string; providerMessageId: string; acceptedAt?: string; charge?: object; ended?: object },
): Promise<void> {
  await db.query('select pipeline_private.record_message_sent($1, $2, $3, $4, $5)', [
    messageId,
    sent.carrier,
    sent.providerMessageId,
    sent.acceptedAt ?? null,
    JSON.stringify({ ...sent.charge, ...sent.ended }),
  ])
}

export async function recordMessageFailed(
  db: Db,
  { id, attempt }: ClaimedMessage,
  failure: { carrier: string; code: string; why: string; retryable?: boolean; retryAfterSeconds?: number },
): Promise<void> {
  await db.query(
    'select pipeline_private.record_message_failed($1, $2, $3, $4, $5, $6, make_interval(secs => $7))',
    [
      ...[id, attempt, failure.carrier, failure.code, failure.why, failure.retryable ?? false],
      failure.retryAfterSeconds ?? 0,
    ],
  )
}

/** From now on texts leave from this sender of a carrier. */
export async function useSender(
  db: Db,
  carrier: string,
  { name, segmentsPerMinute }: { name: string; segmentsPerMinute: number },
): Promise<void> {
  await db.query('select pipeline_private.use_sender($1, $2, $3)', [carrier, name, segmentsPerMinute])
}

/** The sender gives up without knowing what the carrier did; the next attempt asks first. */
export async function dropMessageLease(db: Db, { id, attempt }: ClaimedMessage): Promise<void> {
  await db.query('select pipeline_private.drop_message_lease($1, $2)', [id, attempt])
}

/** The carrier takes no texts at all at present: this one waits with all others. */
export async function waitForCarrier(
  db: Db,
  { id, attempt }: ClaimedMessage,
  outage: { carrier: string; code: string; why: string; retryAfterSeconds?: number },
): Promise<void> {
  await db.query('select pipeline_private.wait_for_carrier($1, $2, $3, $4, $5, make_interval(secs => $6))', [
    id,
    attempt,
    outage.carrier,
    outage.code,
    outage.why,
    outage.retryAfterSeconds ?? 0,
  ])
}

export async function recordMessageUncertain(
  db: Db,
  { id, attempt }: ClaimedMessage,
  why: string,
): Promise<void> {
  await db.query('select pipeline_private.record_message_uncertain($1, $2, $3)', [id, attempt, why])
}

/** Keeps what the carrier said while somebody has the lead locked. */
export async function keepCarriersWord(db: Db, { id, attempt }: ClaimedMessage, word: object): Promise<void> {
  await db.query('select pipeline_private.keep_carriers_word($1, $2, $3)', [
    id,
    attempt,
    JSON.stringify(word),
  ])
}

/** Takes up a vendor's text that waits in the inbox, with all others of its number. */
export async function takeUpText(db: Db, textId: string): Promise<void> {
  await db.query('select pipeline_private.take_up_text($1)', [textId])
}

/** Since when a carrier owes us the prices of texts; null when of none. */
export function unpricedSince(db: Db, carrier: string): Promise<Date | null> {
  return readValue(db, 'select pipeline_private.unpriced_since($1)', [carrier])
}

export interface ChargedText {
  /** The carrier's own id. */
  id: string
  segments?: number | undefined
  price?: number | undefined
  currency?: string | undefined
}

/** Returns how many are priced by it. */
export function recordCharges(db: Db, carrier: string, charged: ChargedText[]): Promise<number> {
  return readValue(db, 'select pipeline_private.record_charges($1, $2)', [carrier, JSON.stringify(charged)])
}
