import { z } from 'zod'
import type { Db } from '../db/connection/pool.ts'
import { retryWhileAway } from '../db/connection/retry_while_away.ts'
import { findReportToSend } from '../db/reports/reports.ts'
import {
  type ClaimedNotices,
  claimNotices,
  type NoticeResult,
  settleNotices,
} from '../db/work/alert_deliveries.ts'
import type { AlertChannel } from '../src/alert_channels/alert_channel.ts'
import { alertMessage } from '../src/alert_channels/notice_words.ts'
import { ownMessage } from '../src/alert_channels/own_notice_words.ts'
import { reportMessage } from '../src/reports/report_message.ts'
import type { TaskMaker } from '../src/task_tools/task_maker.ts'

const payloadSchema = z.object({ delivery: z.uuid() })
/** Well before others may take them over. */
const longestMs = 30_000

/** Brings people a report; tells them of an alert, or one person of what concerns them, with whatever else waits for the same destination. */
const deliverAlert: TaskMaker =
  ({ pool, log, alertChannels }) =>
  async (payload) => {
    const claimed = await claimNotices(pool, payloadSchema.parse(payload).delivery)
    if (claimed === null) return
    const { channel: name, notices, ownNotices, reports } = claimed
    const result = await handOver(
      pool,
      claimed,
      alertChannels.find((channel) => channel.name === name),
    )
    await retryWhileAway(() => settleNotices(pool, claimed, result))
    const about = { channel: name, notices: (notices ?? ownNotices ?? reports).length, result: result.kind }
    const why = result.kind === 'no_channel' ? undefined : result.why
    if (why === undefined) log.debug(about, 'notices handed over')
    else log.error({ ...about, why }, 'notices do not reach all people')
  }

async function handOver(
  db: Db,
  claimed: ClaimedNotices,
  channel: AlertChannel | undefined,
): Promise<NoticeResult> {
  if (channel === undefined) return { kind: 'no_channel' }
  const signal = AbortSignal.timeout(longestMs)
  const { publicUrl } = channel
  if (claimed.notices !== undefined) return channel.deliver(alertMessage(claimed.notices, publicUrl), signal)
  if (claimed.reports !== undefined) {
    const [{ id, kind, day, mayHaveCome }] = claimed.reports
    const report = await findReportToSend(db, kind, day)
    if (report === undefined) return { kind: 'refused', why: 'the report is gone' }
    return channel.deliver(reportMessage(report, { id, mayHaveCome }, publicUrl), signal)
  }
  const { address, ownNotices } = claimed
  if (address === null) return { kind: 'no_channel' }
  return channel.deliverTo(address)(ownMessage(ownNotices, publicUrl), signal)
}

export default deliverAlert
