import twilio from 'twilio'
import type { SendResult } from '../carrier.ts'
import { TooManyRequests } from './twilio_client.ts'

/** The line broke before anything can have been said. */
const neverReached = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
])
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
  if (error instanceof Error && 'code' in error && neverReached.has(String(error.code))) {
    return { kind: 'unavailable', code: String(error.code), why: 'Twilio cannot be reached' }
  }
  throw error
}
