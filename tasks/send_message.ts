import { z } from 'zod'
import { retryWhileAway } from '../db/connection/retry_while_away.ts'
import { isLocked } from '../db/connection/sql_error.ts'
import {
  type ClaimedMessage,
  claimMessage,
  clearMessage,
  dropMessageLease,
  keepCarriersWord,
  recordMessageFailed,
  recordMessageSent,
  recordMessageUncertain,
  waitForCarrier,
} from '../db/work/messages.ts'
import { rememberCarrier } from '../db/work/sending.ts'
import { onErrand } from '../src/api_usage/outside_call.ts'
import type { SendResult } from '../src/carriers/carrier.ts'
import { startStopwatch } from '../src/stopwatch.ts'
import type { TaskMaker } from '../src/task_tools/task_maker.ts'
import { unlessAborted } from '../src/unless_aborted.ts'

const payloadSchema = z.object({ message: z.uuid() })
/** Counted from before the claim, so that it is over well before the lease of claim_message(). */
const carrierDeadlineMs = 15_000

/** Sends one queued text, once: after a crash the carrier is asked before anything is sent again. */
const sendMessage: TaskMaker =
  ({ carrier, pool, log, metrics }) =>
  async (payload, { job }) => {
    const { message: messageId } = payloadSchema.parse(payload)
    const elapsedMs = startStopwatch()
    const message = await claimMessage(pool, messageId, carrier)
    if (message === null) return

    const deadline = AbortSignal.timeout(Math.max(0, carrierDeadlineMs - Math.ceil(elapsedMs())))
    const { leadId } = message
    const result = await onErrand({ leadId }, () => handOver(message, deadline)).catch(
      async (error: unknown) => {
        // A carrier that never answered may still be taking it: the lease has to run out.
        if (!deadline.aborted) await dropMessageLease(pool, message)
        throw error
      },
    )
    if (result === null) return
    await retryWhileAway(() =>
      writeDown(message, result).catch(async (error: unknown) => {
        if (!isLocked(error)) throw error
        await keepCarriersWord(pool, message, { carrier: carrier.name, ...result })
      }),
    )
    metrics.texts.inc({ result: result.kind })
    log.debug({ messageId, jobId: String(job.id), handedOver: result.kind }, 'text handed over')

    /** Null when the text may not leave any more, or must wait. */
    async function handOver(claimed: ClaimedMessage, signal: AbortSignal): Promise<SendResult | null> {
      const { id, phone, body, validSeconds, writtenAt, otherIds } = claimed
      const text = { messageId: id, phone, body, validSeconds }
      if (claimed.isRetry) {
        const known = await unlessAborted(signal, () =>
          carrier.lookup({ ...text, writtenAt, otherIds }, signal),
        )
        if (known.kind !== 'not_sent') return known
        // Much may have happened since the attempt that failed: a STOP, a hold, a take-over.
        const newest = await clearMessage(pool, claimed)
        if (newest === null) return null
        text.phone = newest
      }
      // Frozen meanwhile? Then somebody else may have found the lease over and be sending it.
      if (elapsedMs() >= carrierDeadlineMs)
        throw new Error('too late to send the text; its lease may be over')
      return unlessAborted(signal, () => carrier.send(text, signal))
    }

    async function writeDown(claimed: ClaimedMessage, said: SendResult): Promise<void> {
      switch (said.kind) {
        case 'sent':
          await rememberCarrier(pool, carrier)
          return recordMessageSent(pool, messageId, { carrier: carrier.name, ...said })
        case 'refused':
          return recordMessageFailed(pool, claimed, { carrier: carrier.name, ...said })
        case 'unavailable':
          return waitForCarrier(pool, claimed, { carrier: carrier.name, ...said })
        case 'unknown':
          return recordMessageUncertain(pool, claimed, said.why)
      }
    }
  }

export default sendMessage
