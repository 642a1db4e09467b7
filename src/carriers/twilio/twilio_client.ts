import twilio from 'twilio'
import { outsideCall } from '../../api_usage/outside_call.ts'
import { retryAfterOf } from '../../retry_after.ts'
import { unlessAborted } from '../../unless_aborted.ts'
import { callOfTwilio, endOfTwilio } from './twilio_calls.ts'
import type { TwilioSettings } from './twilio_settings.ts'

/** For a whole request, however slowly it is answered. Below what a sender of ours has for one text. */
const longestMs = 12_000
const usualWaitSeconds = 5

/** Twilio did not take the request up: too many at once. */
export class TooManyRequests extends Error {
  override name = 'TooManyRequests'
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds: number) {
    super('Twilio is asked too much at once')
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** The SDK's errors have no headers, and its last response may be another request's. */
class HeedingClient extends twilio.RequestClient {
  readonly #longestMs: number

  constructor(mostMs: number) {
    super({ timeout: mostMs, autoRetry: false })
    this.#longestMs = mostMs
  }

  override request: InstanceType<typeof twilio.RequestClient>['request'] = async (options) => {
    const response = await outsideCall(
      callOfTwilio(options),
      // The SDK's own limit is for silence, and begins anew with every byte.
      () => unlessAborted(AbortSignal.timeout(this.#longestMs), () => super.request(options)),
      endOfTwilio,
    )
    if (response.statusCode === 429) {
      const wanted: unknown = response.headers?.['retry-after']
      throw new TooManyRequests(
        retryAfterOf(wanted === undefined ? null : String(wanted)) ?? usualWaitSeconds,
      )
    }
    return response
  }
}

/** Tries nothing again by itself: the job queue decides. */
export function twilioClient(
  { accountSid, authToken, apiBaseUrl }: TwilioSettings,
  limits: { longestMs: number } = { longestMs },
): twilio.Twilio {
  const client = twilio(accountSid, authToken, { httpClient: new HeedingClient(limits.longestMs) })
  if (apiBaseUrl !== undefined) {
    client.api.baseUrl = apiBaseUrl
    client.messaging.baseUrl = apiBaseUrl
  }
  return client
}
