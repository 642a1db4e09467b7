import { readRows, readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

/** What people are told of an alert; of a lead no more than its first name. */
export interface Notice {
  id: string
  attempt: number
  /** Whether an earlier attempt may have got through: nobody knows. */
  mayHaveCome: boolean
  kind: 'raised' | 'ended'
  type: string
  severity: 'LOW' | 'MEDIUM' | 'HIGH'
  message: string
  scope: string
  todo: string | null
  occurrences: number
  since: string
  until: string | null
  leadId: string | null
  firstName: string | null
}

export interface ClaimedNotices {
  channel: string
  notices: Notice[]
}

/** What became of handing notices to a channel. */
export type NoticeResult =
  /** `why`: which of several addresses did not take it. */
  | { kind: 'sent'; code?: string | undefined; why?: string | undefined }
  /** It may go better later. `mayHaveCome`: it may have been taken all the same. */
  | {
      kind: 'unavailable'
      why: string
      code?: string | undefined
      mayHaveCome: boolean
      retryAfterSeconds?: number | undefined
    }
  /** It takes others, but not this one as it is. */
  | { kind: 'refused'; why: string; code?: string | undefined }
  /** It will never go as it is: a person has to correct something. */
  | { kind: 'broken'; why: string; code?: string | undefined }
  /** This worker has no such channel. */
  | { kind: 'no_channel' }

/** Takes all notices that wait for the channel of one; null when there is nothing to do at present. */
export function claimNotices(db: Db, deliveryId: string): Promise<ClaimedNotices | null> {
  return readValue(db, 'select pipeline_private.claim_notices($1)', [deliveryId])
}

export async function settleNotices(
  db: Db,
  { channel, notices }: ClaimedNotices,
  result: NoticeResult,
): Promise<void> {
  const attempts = notices.map(({ id, attempt }) => ({ id, attempt }))
  await db.query('select pipeline_private.settle_notices($1, $2, $3)', [
    channel,
    JSON.stringify(attempts),
    JSON.stringify(result),
  ])
}

export interface AlertChannelState {
  channel: string
  severities: string[]
  enabled: boolean
  lastSentAt: Date | null
  brokenSince: Date | null
  /** How often it has failed since it last took something. */
  failures: number
  lastError: string | null
  waiting: number
}

/** The ways to people, and how they are. */
export function readAlertChannels(db: Db): Promise<AlertChannelState[]> {
  return readRows(
    db,
    `select channels.channel, channels.severities, channels.enabled, states.last_sent_at, states.broken_since,
       coalesce(states.failures, 0) as failures, states.last_error,
       (
         select count(*)::integer from pipeline.alert_deliveries as deliveries
         where deliveries.channel = channels.channel and deliveries.status = 'waiting'
       ) as waiting
     from pipeline.alert_channels as channels
     left join pipeline.alert_channel_states as states on states.channel = channels.channel
     order by channels.channel`,
  )
}

/** Says that a channel takes notices again; what waits for it is tried at once. */
export async function mendAlertChannel(db: Db, channel: string): Promise<void> {
  await db.query('select from pipeline.mend_alert_channel($1)', [channel])
}

/** What speaks against the pipeline being well, as it is seen from the queue; none when all is well. */
export function whatIsNotWell(db: Db): Promise<string[]> {
  return readValue(db, 'select pipeline_private.what_is_not_well()')
}
