import twilio from 'twilio'
import { neverArrived } from '../../never_arrived.ts'
import type { SendResult } from '../carrier.ts'
import { TooManyRequests } from './twilio_client.ts'

const tooManyRequests = '20429'
const notLetIn = '20003'

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
  if (error instanceof twilio.RestException && error.status >= 400 && error.status < 500) {
    const isLockedOut = error.status === 401 || error.status === 403
    const code = isLockedOut ? notLetIn : String(error.code ?? error.status)
    return { kind: 'refused', code, why: error.message }
  }
  const broke = neverArrived(error)
  if (broke !== undefined) return { kind: 'unavailable', code: broke, why: 'Twilio cannot be reached' }
  throw error
}
