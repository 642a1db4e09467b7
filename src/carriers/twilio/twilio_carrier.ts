import { setTimeout as pause } from 'node:timers/promises'
import twilio from 'twilio'
import type { Carrier, HandedOverText, LookupResult, OutgoingText } from '../carrier.ts'
import { TooManyRequests, twilioClient } from './twilio_client.ts'
import { verdictOn } from './twilio_errors.ts'
import { statusPath, type TwilioSettings } from './twilio_settings.ts'

/** Twilio gives up between these, in seconds. */
const shortestValidity = 10
const longestValidity = 36_000
/** More texts to one number since ours was written are not looked through. */
const mostLookedUp = 200
/** Two machines' clocks. */
const clockSlackMs = 60_000

/** What Twilio took a moment ago may not be in its list yet. */
const lookAgainAfterMs = 5_000

/** Texts through Twilio's Programmable Messaging. */
export function twilioCarrier(
  settings: TwilioSettings,
  waiting: { lookAgainAfterMs: number } = { lookAgainAfterMs },
): Carrier {
  const client = twilioClient(settings)

  async function find({ phone, body, writtenAt, otherIds }: HandedOverText) {
    const sent = await client.messages.list({ to: phone, limit: mostLookedUp, pageSize: 50 })
    return (
      sent
        .filter((text) => text.direction.startsWith('outbound') && text.body === body)
        .filter(({ sid }) => !otherIds.includes(sid))
        .filter(({ dateCreated }) => dateCreated.getTime() >= writtenAt.getTime() - clockSlackMs)
        // The earliest: what was written later is a text of its own.
        .at(-1)
    )
  }

  return {
    name: 'twilio',
    async send({ messageId, phone, body, validSeconds }: OutgoingText) {
      try {
        const { sid, dateCreated } = await client.messages.create({
          ...settings.sender,
          to: phone,
          body,
          statusCallback: `${settings.publicUrl}${statusPath}?text=${messageId}`,
          validityPeriod: Math.min(Math.max(validSeconds, shortestValidity), longestValidity),
        })
        return { kind: 'sent', providerMessageId: sid, ...acceptance(dateCreated) }
      } catch (error) {
        if (error instanceof TooManyRequests) {
          const { retryAfterSeconds } = error
          return { kind: 'unavailable', code: '20429', why: error.message, retryAfterSeconds }
        }
        return verdictOn(error)
      }
    },
    async lookup(text: HandedOverText, signal: AbortSignal): Promise<LookupResult> {
      let found = await find(text)
      if (found === undefined) {
        await pause(waiting.lookAgainAfterMs, undefined, { signal })
        found = await find(text)
      }
      return found === undefined
        ? { kind: 'not_sent' }
        : { kind: 'sent', providerMessageId: found.sid, ...acceptance(found.dateCreated) }
    },
  }
}

/** Left out when it says none, or something that is no date. */
function acceptance(at: Date | null | undefined): { acceptedAt?: string } {
  return at instanceof Date && !Number.isNaN(at.getTime()) ? { acceptedAt: at.toISOString() } : {}
}

export const { validateRequest } = twilio
