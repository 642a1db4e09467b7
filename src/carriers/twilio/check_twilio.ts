import { type Found, failure, ok, warning } from '../../health/finding.ts'
import { twilioClient } from './twilio_client.ts'
import { inboundPath, statusPath, type TwilioSettings } from './twilio_settings.ts'

/** Asks Twilio whether the account answers, who texts from it, and whether what vendors write comes to us. Sends nothing. */
export async function checkTwilio(settings: TwilioSettings): Promise<Found[]> {
  const client = twilioClient(settings)
  try {
    const { status } = await client.api.accounts(settings.accountSid).fetch()
    if (status !== 'active') return [failure(`the account is ${status}`, 'Look at the console of Twilio.')]
    const found =
      'from' in settings.sender
        ? await checkNumber(client, settings.sender.from, settings.publicUrl)
        : await checkService(client, settings.sender.messagingServiceSid, settings.publicUrl)
    return [ok('the account answers'), ...found]
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return [failure(`Twilio says: ${why}`, 'Look at TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and the sender.')]
  }
}

type Client = ReturnType<typeof twilioClient>
const notOurs = failure(
  'the sender is not in this account',
  'Correct TWILIO_FROM_NUMBER or TWILIO_MESSAGING_SERVICE_SID.',
)

async function checkNumber(client: Client, from: string, publicUrl: string): Promise<Found[]> {
  const [number] = await client.incomingPhoneNumbers.list({ phoneNumber: from, limit: 1 })
  if (number === undefined) return [kindOf(from), notOurs]
  const cannotText = failure(`${from} cannot text`, 'Choose a number with the capability SMS.')
  return [
    kindOf(from),
    ...(number.capabilities?.sms === false ? [cannotText] : []),
    whereTextsGo({ url: number.smsUrl, method: number.smsMethod }, publicUrl),
  ]
}

async function checkService(client: Client, sid: string, publicUrl: string): Promise<Found[]> {
  const service = client.messaging.v1.services(sid)
  const [set, numbers, names] = [
    await service.fetch(),
    await service.phoneNumbers.list({ limit: 20 }),
    await service.alphaSenders.list({ limit: 20 }),
  ]
  const senders = [
    ...numbers.map(({ phoneNumber }) => kindOf(phoneNumber)),
    ...names.map(({ alphaSender }) => kindOf(alphaSender)),
  ]
  if (senders.length === 0) return [failure('the service has no sender', 'Add a UK number (+447…) to it.')]
  return [
    ...senders,
    reportsGoTo(set.statusCallback, publicUrl),
    ...(set.useInboundWebhookOnNumber
      ? await Promise.all(
          numbers.map(async ({ phoneNumber }) => {
            const [number] = await client.incomingPhoneNumbers.list({ phoneNumber, limit: 1 })
            return number === undefined
              ? notOurs
              : whereTextsGo({ url: number.smsUrl, method: number.smsMethod }, publicUrl)
          }),
        )
      : [whereTextsGo({ url: set.inboundRequestUrl, method: set.inboundMethod }, publicUrl)]),
  ]
}

/** Who may hold a conversation with people in the UK. */
function kindOf(sender: string): Found {
  const todo = 'Text from a UK long number (+447…).'
  if (/^\+447\d{9}$/.test(sender)) return ok(`${sender} is a UK long number`)
  if (!sender.startsWith('+'))
    return failure(`${sender} is a name: nobody can answer it, or send it STOP`, todo)
  return sender.startsWith('+44')
    ? warning(`${sender} is a landline: some networks neither show it nor bring answers to it`, todo)
    : failure(`${sender} is a foreign number: UK networks filter its texts`, todo)
}

/** Each text says itself where to report on it; what the service has set is for texts that are not ours. */
function reportsGoTo(statusCallback: string | undefined, publicUrl: string): Found {
  const ours = `${publicUrl}${statusPath}`
  if (!statusCallback || statusCallback.split('#')[0] === ours)
    return ok(`what becomes of texts is reported to ${ours}`)
  return warning(
    `the service reports what becomes of texts to ${statusCallback}`,
    `Ours say themselves to report to ${ours}; clear the address if nobody else needs it.`,
  )
}

function whereTextsGo(
  { url, method }: { url: string | null; method: string | null },
  publicUrl: string,
): Found {
  const ours = `${publicUrl}${inboundPath}`
  const todo = `Set the address for incoming messages to ${ours}#rc=5&rp=all`
  if (!url) return failure('what vendors write goes nowhere', todo)
  // What follows # says how often Twilio tries again.
  if (url.split('#')[0] !== ours) return warning(`what vendors write goes to ${url}`, todo)
  return method === 'GET'
    ? failure(`what vendors write comes to ${ours} by GET`, `${todo}, by POST`)
    : ok(`what vendors write comes to ${ours}`)
}
