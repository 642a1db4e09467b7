import { z } from 'zod'
import { retryWhileAway } from '../db/connection/retry_while_away.ts'
import { claimNotices, settleNotices } from '../db/work/alert_deliveries.ts'
import type { TaskMaker } from '../src/task_tools/task_maker.ts'

const payloadSchema = z.object({ delivery: z.uuid() })
/** Well before others may take them over. */
const longestMs = 30_000

/** Tells people of an alert, with whatever else waits for the same channel. */
const deliverAlert: TaskMaker =
  ({ pool, log, alertChannels }) =>
  async (payload) => {
    const claimed = await claimNotices(pool, payloadSchema.parse(payload).delivery)
    if (claimed === null) return
    const channel = alertChannels.find(({ name }) => name === claimed.channel)
    const result =
      channel === undefined
        ? ({ kind: 'no_channel' } as const)
        : await channel.deliver(claimed.notices, AbortSignal.timeout(longestMs))
    await retryWhileAway(() => settleNotices(pool, claimed, result))
    const about = { channel: claimed.channel, notices: claimed.notices.length, result: result.kind }
    const why = result.kind === 'no_channel' ? undefined : result.why
    if (why === undefined) log.debug(about, 'alert notices handed over')
    else log.error({ ...about, why }, 'alert notices do not reach all people')
  }

export default deliverAlert
