import { z } from 'zod'
import { neverArrived } from '../../never_arrived.ts'
import type { SendResult } from '../carrier.ts'
import { TooManyRequests } from './twilio_client.ts'

const tooManyRequests = '20429'
const notLetIn = '20003'
/** Somebody on the way gave up, whatever Twilio did. */
const timedOut = 408
/** Errors of the SDK for both of Twilio's kinds of answers. */
const refusalSchema = z.object({
  status: z.number().min(400).max(499),
  code: z.union([z.number(), z.string()]).nullish(),
})

/**
 * What became of a text when Twilio's SDK threw. The table carrier_errors says what a code means.
 *
 * @throws the error itself when Twilio may have taken the text.
 */
export function verdictOn(error: unknown): SendResult {
  if (error instanceof TooManyRequests) {
    const { message: why, retryAfterSeconds } = error
    return { kind: 'refused', code: tooManyRequests, why, retryAfterSeconds }
  }
  const { status, code } = refusalSchema.safeParse(error).data ?? {}
  if (error instanceof Error && status !== undefined && status !== timedOut) {
    const isLockedOut = status === 401 || status === 403
    return { kind: 'refused', code: isLockedOut ? notLetIn : String(code || status), why: error.message }
  }
  const broke = neverArrived(error)
  if (broke !== undefined) return { kind: 'unavailable', code: broke, why: 'Twilio cannot be reached' }
  throw error
}
