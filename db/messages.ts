import type { Db } from './pool.ts'

export interface ClaimedMessage {
  id: string
  phone: string
  body: string
  /** An earlier attempt may have reached the carrier; ask it before sending. */
  isRetry: boolean
}

/** Takes a queued text for sending; null when it is not wanted or must wait. */
export async function claimMessage(db: Db, messageId: string): Promise<ClaimedMessage | null> {
  const { rows } = await db.query<{ id: string; phone: string; body: string; is_retry: boolean }>(
    'select * from pipeline_private.claim_message($1)',
    [messageId],
  )
  const row = rows[0]
  return row === undefined ? null : { id: row.id, phone: row.phone, body: row.body, isRetry: row.is_retry }
}

export async function recordMessageSent(
  db: Db,
  messageId: string,
  sent: { carrier: string; providerMessageId: string },
): Promise<void> {
  await db.query('select pipeline_private.record_message_sent($1, $2, $3)', [
    messageId,
    sent.carrier,
    sent.providerMessageId,
  ])
}

export async function recordMessageFailed(
  db: Db,
  messageId: string,
  failure: { code: string; why: string; retryable: boolean; retryAfterSeconds?: number },
): Promise<void> {
  await db.query('select pipeline_private.record_message_failed($1, $2, $3, $4, make_interval(secs => $5))', [
    messageId,
    failure.code,
    failure.why,
    failure.retryable,
    failure.retryAfterSeconds ?? 0,
  ])
}

/** The sender gives up without knowing what the carrier did; the next attempt asks first. */
export async function dropMessageLease(db: Db, messageId: string): Promise<void> {
  await db.query('select pipeline_private.drop_message_lease($1)', [messageId])
}

export async function recordMessageUncertain(db: Db, messageId: string, why: string): Promise<void> {
  await db.query('select pipeline_private.record_message_uncertain($1, $2)', [messageId, why])
}

/** The one door for a vendor's text. Returns the message's id; the same provider id twice returns the first one's. */
export async function recordInboundMessage(
  db: Db,
  text: { fromPhone: string; body: string; providerMessageId: string },
): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(
    'select pipeline.record_inbound_message($1, $2, $3) as id',
    [text.fromPhone, text.body, text.providerMessageId],
  )
  return rows[0]?.id
}
