import { readRows, readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'
import type { ReportKind } from '../reports/reports.ts'

interface Attempted {
  id: string
  attempt: number
  /** Whether an earlier attempt may have got through: nobody knows. */
  mayHaveCome: boolean
}

/** What people are told of an alert; of a lead no more than its first name. */
export interface Notice extends Attempted {
  kind: 'raised' | 'repeated' | 'escalated' | 'ended'
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

/** What one person is told of what concerns them. */
export interface OwnNotice extends Attempted {
  cause: 'item_assigned' | 'lead_assigned' | 'vendor_answered' | 'overdue' | 'test'
  occurrences: number
  at: string
  causedBy: string | null
  leadId: string | null
  itemId: string | null
  firstName: string | null
  /** The stage's title. */
  stage: string | null
  /** What the question is about. */
  about: string | null
}

/** A report that a channel brings; it goes by itself. */
export interface ReportNotice extends Attempted {
  kind: ReportKind
  day: string
}

/** What goes to one destination: notices of alerts to a channel of the company, or a person's own to one of theirs. */
export type ClaimedNotices = { destination: string; channel: string } & (
  | { address: null; notices: Notice[]; ownNotices?: never; reports?: never }
  | { address: string | null; ownNotices: OwnNotice[]; notices?: never; reports?: never }
  | { address: null; reports: [ReportNotice]; notices?: never; ownNotices?: never }
)

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

/** Takes all notices that wait for the destination of one; null when there is nothing to do at present. */
export function claimNotices(db: Db, deliveryId: string): Promise<ClaimedNotices | null> {
  return readValue(db, 'select pipeline_private.claim_notices($1)', [deliveryId])
}

export async function settleNotices(
  db: Db,
  { destination, notices, ownNotices, reports }: ClaimedNotices,
  result: NoticeResult,
): Promise<void> {
  const attempts = (notices ?? ownNotices ?? reports).map(({ id, attempt }) => ({ id, attempt }))
  await db.query('select pipeline_private.settle_notices($1, $2, $3)', [
    destination,
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
         where deliveries.destination = channels.channel and deliveries.status = 'waiting'
       ) as waiting
     from pipeline.alert_channels as channels
     left join pipeline.alert_channel_states as states on states.destination = channels.channel
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
