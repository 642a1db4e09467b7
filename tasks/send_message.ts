import { z } from 'zod'
import {
  type ClaimedMessage,
  claimMessage,
  dropMessageLease,
  recordMessageFailed,
  recordMessageSent,
  recordMessageUncertain,
} from '../db/messages.ts'
import type { SendResult } from '../src/carriers/carrier.ts'
import type { TaskMaker } from '../src/worker/task_maker.ts'

const payloadSchema = z.object({ message: z.uuid() })
const carrierDeadlineMs = 30_000

/** Sends one queued text, once: after a crash the carrier is asked before anything is sent again. */
const sendMessage: TaskMaker =
  ({ carrier, pool, log }) =>
  async (payload) => {
    const { message: messageId } = payloadSchema.parse(payload)
    const message = await claimMessage(pool, messageId)
    if (message === null) return

    const result = await handOver(message).catch(async (error: unknown) => {
      await dropMessageLease(pool, messageId)
      throw error
    })
    switch (result.kind) {
      case 'sent':
        await recordMessageSent(pool, messageId, { carrier: carrier.name, ...result })
        break
      case 'refused':
        await recordMessageFailed(pool, messageId, result)
        break
      case 'unknown':
        await recordMessageUncertain(pool, messageId, result.why)
        break
    }
    log.debug({ messageId, result: result.kind }, 'text handed over')

    async function handOver(claimed: ClaimedMessage): Promise<SendResult> {
      const text = { messageId: claimed.id, phone: claimed.phone, body: claimed.body }
      const signal = AbortSignal.timeout(carrierDeadlineMs)
      if (claimed.isRetry) {
        const known = await carrier.lookup(text, signal)
        if (known.kind !== 'not_sent') return known
      }
      return carrier.send(text, signal)
    }
  }

export default sendMessage
