import { z } from 'zod'
import { retryWhileAway } from '../db/connection/retry_while_away.ts'
import {
  type ClaimedNotices,
  claimNotices,
  type NoticeResult,
  settleNotices,
} from '../db/work/alert_deliveries.ts'
import type { AlertChannel } from '../src/alert_channels/alert_channel.ts'
import { alertMessage } from '../src/alert_channels/notice_words.ts'
import { ownMessage } from '../src/alert_channels/own_notice_words.ts'
import type { TaskMaker } from '../src/task_tools/task_maker.ts'

const payloadSchema = z.object({ delivery: z.uuid() })
/** Well before others may take them over. */
const longestMs = 30_000

/** Tells people of an alert, or one person of what concerns them, with whatever else waits for the same destination. */
const deliverAlert: TaskMaker =
  ({ pool, log, alertChannels }) =>
  async (payload) => {
    const claimed = await claimNotices(pool, payloadSchema.parse(payload).delivery)
    if (claimed === null) return
    const { channel: name, notices, ownNotices } = claimed
    const result = await handOver(
      claimed,
      alertChannels.find((channel) => channel.name === name),
    )
    await retryWhileAway(() => settleNotices(pool, claimed, result))
    const about = { channel: name, notices: (notices ?? ownNotices).length, result: result.kind }
    const why = result.kind === 'no_channel' ? undefined : result.why
    if (why === undefined) log.debug(about, 'notices handed over')
    else log.error({ ...about, why }, 'notices do not reach all people')
  }

async function handOver(claimed: ClaimedNotices, channel: AlertChannel | undefined): Promise<NoticeResult> {
  if (channel === undefined) return { kind: 'no_channel' }
  const signal = AbortSignal.timeout(longestMs)
  const { publicUrl } = channel
  if (claimed.notices !== undefined) return channel.deliver(alertMessage(claimed.notices, publicUrl), signal)
  const { address, ownNotices } = claimed
  if (address === null) return { kind: 'no_channel' }
  return channel.deliverTo(address)(ownMessage(ownNotices, publicUrl), signal)
}

export default deliverAlert
