import twilio from 'twilio'
import type { SendResult } from '../carrier.ts'

/**
 * Refusals that are about us and not about the text: credentials, the account, the sender, a country that is switched
 * off. No other text would fare better, so all wait. Source: Twilio's error dictionary.
 */
const aboutUs = new Set([
  20003, 20005, 20404, 21212, 21408, 21603, 21606, 21608, 21701, 21703, 21704, 21705, 21712,
])
/** The sender's queue is full; Twilio took nothing. */
const queueFull = new Set([21611])
const queueWaitSeconds = 600
const ourFaultWaitSeconds = 300

/** The line broke before anything can have been said. */
const neverReached = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
])

/**
 * What became of a text when Twilio's SDK threw.
 *
 * @throws the error itself when Twilio may have taken the text.
 */
export function verdictOn(error: unknown): SendResult {
  const code = codeOf(error)
  if (error instanceof twilio.RestException && error.status >= 400 && error.status < 500) {
    const why = error.message
    const known = Number(code)
    if (aboutUs.has(known) || error.status === 401 || error.status === 403) {
      return { kind: 'unavailable', code, why, retryAfterSeconds: ourFaultWaitSeconds }
    }
    if (queueFull.has(known)) {
      return { kind: 'refused', code, why, retryable: true, retryAfterSeconds: queueWaitSeconds }
    }
    return { kind: 'refused', code, why, retryable: false }
  }
  if (neverReached.has(code)) return { kind: 'unavailable', code, why: 'Twilio cannot be reached' }
  throw error
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code !== undefined) return String(error.code)
  return error instanceof twilio.RestException ? String(error.status) : 'unknown'
}
