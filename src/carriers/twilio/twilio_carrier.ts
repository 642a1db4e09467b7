import { setTimeout as pause } from 'node:timers/promises'
import type { Carrier, HandedOverText, LookupResult, OutgoingText } from '../carrier.ts'
import { twilioClient } from './twilio_client.ts'
import { verdictOn } from './twilio_errors.ts'
import { statusPath, type TwilioSettings } from './twilio_settings.ts'
import { asSent, chargeOf } from './twilio_text.ts'

/** Twilio gives up between these, in seconds. */
const shortestValidity = 10
const longestValidity = 36_000
/** More texts to one number since ours was written are not looked through. */
const mostLookedUp = 200
/** Texts whose prices are asked for at once. */
const mostPriced = 20_000
/** What a number sends unless the account says otherwise; a service has at least one. */
const segmentsPerMinute = 60
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
        .filter((text) => text.direction?.startsWith('outbound') && text.body === body)
        .filter(({ sid }) => !otherIds.includes(sid))
        // One that does not say when may be ours.
        .filter(({ dateCreated }) => !(Number(dateCreated) < writtenAt.getTime() - clockSlackMs))
        // The earliest: what was written later is a text of its own.
        .at(-1)
    )
  }

  return {
    name: 'twilio',
    sender: { name: nameOf(settings), segmentsPerMinute },
    account: settings.accountSid,
    async send({ messageId, phone, body, validSeconds }: OutgoingText) {
      try {
        const taken = await client.messages.create({
          ...settings.sender,
          to: phone,
          body,
          statusCallback: `${settings.publicUrl}${statusPath}?text=${messageId}`,
          validityPeriod: Math.min(Math.max(validSeconds, shortestValidity), longestValidity),
        })
        return asSent(taken)
      } catch (error) {
        return verdictOn(error)
      }
    },
    async lookup(text: HandedOverText, signal: AbortSignal): Promise<LookupResult> {
      let found = await find(text)
      if (found === undefined) {
        await pause(waiting.lookAgainAfterMs, undefined, { signal })
        found = await find(text)
      }
      return found === undefined ? { kind: 'not_sent' } : asSent(found)
    },
    async *charges(since: Date) {
      const sent = await client.messages.list({ dateSentAfter: since, pageSize: 1_000, limit: mostPriced })
      for (const text of sent) yield { providerMessageId: text.sid, charge: chargeOf(text) }
    },
  }
}

const nameOf = ({ sender }: TwilioSettings) => ('from' in sender ? sender.from : sender.messagingServiceSid)
