import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import twilio from 'twilio'
import type { TwilioSettings } from '../../src/carriers/twilio/twilio_settings.ts'

export interface FakeText {
  sid: string
  to: string
  body: string
  statusCallback: string
  validityPeriod: number
  createdAt: Date
}

/**
 * What it does with the next texts. lost_answer: takes it and breaks the line. late_500: takes it and says 500.
 * early_500: does not take it and says 500. busy: 429 with Retry-After. locked_out: 401.
 */
export type TwilioMode = 'accept' | 'lost_answer' | 'late_500' | 'early_500' | 'busy' | 'locked_out'

export interface FakeTwilio {
  settings: TwilioSettings
  /** Every text it ever took: the truth about what vendors were sent. */
  taken: FakeText[]
  requests: number
  mode: TwilioMode
  /** Where it reaches what it knows as our public address. */
  reachesUsAt: string
  /** What is set as the number's address for incoming messages. */
  inboundGoesTo: string
  /** Numbers that it refuses, with its code. */
  refuses: Map<string, number>
  /** Brings a form to one of our webhooks, signed as Twilio signs. */
  bring(path: string, fields: Record<string, string>, options?: { signedWith?: string }): Promise<Response>
  /** Says what became of a text. */
  report(taken: FakeText, status: string, errorCode?: string): Promise<Response>
  close(): Promise<void>
}

const accountSid = `AC${'0'.repeat(31)}1`
const authToken = 'the token of this account'
const publicUrl = 'https://pipeline.example.com'

/** A Twilio on this machine, spoken to over HTTP by its own SDK. */
export async function startFakeTwilio(): Promise<FakeTwilio> {
  const messagesPath = `/2010-04-01/Accounts/${accountSid}/Messages.json`
  const taken: FakeText[] = []
  const credentials = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`

  function take(form: URLSearchParams): FakeText {
    const text = {
      sid: `SM${createHash('md5').update(randomBytes(16)).digest('hex')}`,
      to: form.get('To') ?? '',
      body: form.get('Body') ?? '',
      statusCallback: form.get('StatusCallback') ?? '',
      validityPeriod: Number(form.get('ValidityPeriod')),
      createdAt: new Date(),
    }
    taken.push(text)
    return text
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    fake.requests += 1
    const url = new URL(request.url ?? '/', 'http://twilio')
    if (request.headers.authorization !== credentials || fake.mode === 'locked_out') {
      return say(response, 401, { code: 20003, message: 'Authenticate', status: 401 })
    }
    if (url.pathname === `/2010-04-01/Accounts/${accountSid}.json`) {
      return say(response, 200, { sid: accountSid, status: 'active' })
    }
    if (url.pathname.endsWith('/IncomingPhoneNumbers.json')) {
      const numbers = [{ phone_number: '+447700900999', sms_url: fake.inboundGoesTo }]
      return say(response, 200, { incoming_phone_numbers: numbers, page: 0, page_size: 50 })
    }
    if (url.pathname !== messagesPath) return say(response, 404, { code: 20404, message: 'Not found' })
    if (request.method === 'GET') {
      const messages = taken.filter(({ to }) => to === url.searchParams.get('To')).toReversed()
      return say(response, 200, { messages: messages.map(asResource), page: 0, page_size: 50 })
    }
    const form = new URLSearchParams(await readText(request))
    const code = fake.refuses.get(form.get('To') ?? '')
    if (code !== undefined) return say(response, 400, { code, message: 'Not this one', status: 400 })
    switch (fake.mode) {
      case 'busy':
        response.setHeader('retry-after', '7')
        return say(response, 429, { code: 20429, message: 'Too Many Requests', status: 429 })
      case 'early_500':
        return say(response, 500, { code: 20500, message: 'Internal Server Error', status: 500 })
      case 'late_500':
        take(form)
        return say(response, 500, { code: 20500, message: 'Internal Server Error', status: 500 })
      case 'lost_answer':
        take(form)
        response.destroy()
        return
      default:
        return say(response, 201, asResource(take(form)))
    }
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  const fake: FakeTwilio = {
    settings: {
      ...{ accountSid, authToken, sender: { from: '+447700900999' }, publicUrl },
      apiBaseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    },
    taken,
    requests: 0,
    mode: 'accept',
    reachesUsAt: '',
    inboundGoesTo: '',
    refuses: new Map(),
    bring(path, fields, { signedWith = authToken } = {}) {
      return fetch(`${fake.reachesUsAt}${path}`, {
        method: 'POST',
        headers: {
          'x-twilio-signature': twilio.getExpectedTwilioSignature(signedWith, `${publicUrl}${path}`, fields),
        },
        body: new URLSearchParams(fields),
      })
    },
    report({ sid, to, statusCallback }, status, errorCode) {
      return fake.bring(statusCallback.slice(publicUrl.length), {
        ...{ MessageSid: sid, SmsSid: sid, MessageStatus: status, SmsStatus: status, AccountSid: accountSid },
        ...{ To: to, From: '+447700900999', ApiVersion: '2010-04-01', SomethingNew: 'of next year' },
        ...(errorCode === undefined ? {} : { ErrorCode: errorCode }),
      })
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return fake
}

const asResource = ({ sid, to, body, createdAt }: FakeText) => ({
  ...{ sid, to, body, from: '+447700900999', status: 'queued', direction: 'outbound-api' },
  ...{ num_segments: '1', num_media: '0', error_code: null, error_message: null, price: null },
  date_created: createdAt.toUTCString(),
})

function say(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
