import { type Found, failure, ok, warning } from '../../health/finding.ts'
import { twilioClient } from './twilio_client.ts'
import { inboundPath, type TwilioSettings } from './twilio_settings.ts'

/** Asks Twilio whether the account answers, and whether what vendors write comes to us. Sends nothing. */
export async function checkTwilio(settings: TwilioSettings): Promise<Found[]> {
  const client = twilioClient(settings)
  try {
    const { status } = await client.api.accounts(settings.accountSid).fetch()
    if (status !== 'active') return [failure(`the account is ${status}`, 'Look at the console of Twilio.')]
    const whereTextsGo =
      'from' in settings.sender
        ? await inboundOfNumber(client, settings.sender.from)
        : await inboundOfService(client, settings.sender.messagingServiceSid)
    return [ok('the account answers'), verdictOnInbound(whereTextsGo, `${settings.publicUrl}${inboundPath}`)]
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return [failure(`Twilio says: ${why}`, 'Look at TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and the sender.')]
  }
}

type Client = ReturnType<typeof twilioClient>
/** Undefined: there is no such sender in the account. Null: texts to it go nowhere. */
type Inbound = string | null | undefined

async function inboundOfNumber(client: Client, from: string): Promise<Inbound> {
  const [number] = await client.incomingPhoneNumbers.list({ phoneNumber: from, limit: 1 })
  return number && (number.smsUrl || null)
}

async function inboundOfService(client: Client, sid: string): Promise<Inbound> {
  const service = await client.messaging.v1.services(sid).fetch()
  if (!service.useInboundWebhookOnNumber) return service.inboundRequestUrl || null
  const [sender] = await client.messaging.v1.services(sid).phoneNumbers.list({ limit: 1 })
  return sender && inboundOfNumber(client, sender.phoneNumber)
}

function verdictOnInbound(goesTo: Inbound, ours: string): Found {
  if (goesTo === undefined) {
    return failure(
      'the sender is not in this account',
      'Correct TWILIO_FROM_NUMBER or TWILIO_MESSAGING_SERVICE_SID.',
    )
  }
  // What follows # says how often Twilio tries again.
  if (goesTo?.split('#')[0] === ours) return ok(`what vendors write comes to ${ours}`)
  const todo = `Set the address for incoming messages to ${ours}#rc=5&rp=all`
  return goesTo === null
    ? failure('what vendors write goes nowhere', todo)
    : warning(`what vendors write goes to ${goesTo}`, todo)
}
