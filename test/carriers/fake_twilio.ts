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
 * early_500: does not take it and says 500. withhold: takes it and never says so. deaf: does not take it and says nothing.
 * busy: 429 with Retry-After. locked_out: 401.
 */
export type TwilioMode =
  | 'accept'
  | 'lost_answer'
  | 'late_500'
  | 'early_500'
  | 'withhold'
  | 'deaf'
  | 'busy'
  | 'locked_out'

/** An answer that Twilio would hardly give; `takes`: whether it takes the text. */
export interface OddAnswer {
  takes: boolean
  status: number
  body: (text: object) => unknown
  retryAfter?: string
}

export interface FakeTwilio {
  settings: TwilioSettings
  /** Every text it ever took: the truth about what vendors were sent. */
  taken: FakeText[]
  requests: number
  mode: TwilioMode
  /** What it does with one text, where a story wants more than one mode; by how many it was asked to take before, and to whom it goes. */
  modeOf: (nth: number, to: string) => TwilioMode
  /** How it answers to the next text, once. */
  oddAnswer: OddAnswer | undefined
  /** Comes between its taking a text and its saying so. */
  beforeAnswer: (text: FakeText) => Promise<void>
  /** Where it reaches what it knows as our public address. */
  reachesUsAt: string
  /** What is set as the number's address for incoming messages. */
  inboundGoesTo: string
  /** Whether its list cannot be read. */
  listFails: boolean
  /** Whether its list does not show what it took. */
  isForgetful: boolean
  /** What it asks for a segment, once a text has left; null while it does not say. */
  pricePerSegment: number | null
  /** The senders of its Messaging Service, and how that is set. */
  pool: string[]
  service: Record<string, unknown>
  /** Numbers that it refuses, with its code. */
  refuses: Map<string, number>
  /** With which code it refuses all; undefined: none. */
  refusesAll: number | undefined
  /** Brings a form to one of our webhooks, signed as Twilio signs. */
  bring(
    path: string,
    fields: Record<string, string>,
    options?: { signedWith?: string; token?: string },
  ): Promise<Response>
  /** Says what became of a text. */
  report(taken: FakeText, status: string, errorCode?: string): Promise<Response>
  close(): Promise<void>
}

const accountSid = `AC${'0'.repeat(31)}1`
const authToken = 'the token of this account'
const publicUrl = 'https://pipeline.example.com'
const statusOf: Record<number, number> = { 20003: 401, 20404: 404, 20429: 429 }

/** A Twilio on this machine, spoken to over HTTP by its own SDK. */
export async function startFakeTwilio(): Promise<FakeTwilio> {
  const messagesPath = `/2010-04-01/Accounts/${accountSid}/Messages.json`
  const taken: FakeText[] = []
  let asked = 0
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

  function asResource({ sid, to, body, createdAt }: FakeText) {
    const segments = Math.ceil(body.length / 160)
    const price = fake.pricePerSegment === null ? null : String(-fake.pricePerSegment * segments)
    return {
      ...{ sid, to, body, from: '+447700900999', status: 'queued', direction: 'outbound-api' },
      ...{ num_segments: String(segments), num_media: '0', error_code: null, error_message: null },
      ...{ price, price_unit: 'USD', date_created: createdAt.toUTCString() },
    }
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
      const number = { sms_url: fake.inboundGoesTo, sms_method: 'POST', capabilities: { sms: true } }
      const numbers = [{ ...number, phone_number: url.searchParams.get('PhoneNumber') }]
      return say(response, 200, { incoming_phone_numbers: numbers, page: 0, page_size: 50 })
    }
    if (url.pathname.startsWith('/v1/Services/')) {
      const listed = (key: string, items: unknown[]) => ({ [key]: items, meta: { key } })
      if (url.pathname.endsWith('/PhoneNumbers')) {
        const numbers = fake.pool.filter((sender) => sender.startsWith('+'))
        return say(
          response,
          200,
          listed(
            'phone_numbers',
            numbers.map((phone_number) => ({ phone_number })),
          ),
        )
      }
      if (url.pathname.endsWith('/AlphaSenders')) {
        const names = fake.pool.filter((sender) => !sender.startsWith('+'))
        return say(
          response,
          200,
          listed(
            'alpha_senders',
            names.map((alpha_sender) => ({ alpha_sender })),
          ),
        )
      }
      return say(response, 200, { ...fake.service, inbound_request_url: fake.inboundGoesTo })
    }
    if (url.pathname !== messagesPath) return say(response, 404, { code: 20404, message: 'Not found' })
    if (request.method === 'GET') {
      if (fake.listFails) return say(response, 503, { code: 20503, message: 'Unavailable', status: 503 })
      const to = url.searchParams.get('To')
      const messages = (fake.isForgetful ? [] : taken)
        .filter((text) => to === null || to === text.to)
        .toReversed()
      return say(response, 200, { messages: messages.map(asResource), page: 0, page_size: 50 })
    }
    const form = new URLSearchParams(await readText(request))
    const code = fake.refusesAll ?? fake.refuses.get(form.get('To') ?? '')
    if (code !== undefined) {
      const status = statusOf[code] ?? 400
      return say(response, status, { code, message: 'Not this one', status })
    }
    asked += 1
    const odd = fake.oddAnswer
    if (odd !== undefined) {
      fake.oddAnswer = undefined
      if (odd.retryAfter !== undefined) response.setHeader('retry-after', odd.retryAfter)
      return say(response, odd.status, odd.body(odd.takes ? asResource(take(form)) : {}))
    }
    switch (fake.modeOf(asked, form.get('To') ?? '')) {
      case 'deaf':
        return
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
      case 'withhold':
        take(form)
        return
      default: {
        const text = take(form)
        await fake.beforeAnswer(text)
        return say(response, 201, asResource(text))
      }
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
    modeOf: () => fake.mode,
    oddAnswer: undefined,
    beforeAnswer: async () => {},
    reachesUsAt: '',
    inboundGoesTo: '',
    listFails: false,
    isForgetful: false,
    pool: ['+447700900999'],
    service: { use_inbound_webhook_on_number: false, inbound_method: 'POST', status_callback: null },
    pricePerSegment: null,
    refuses: new Map(),
    refusesAll: undefined,
    bring(path, fields, { signedWith = authToken, token = 'a token' } = {}) {
      return fetch(`${fake.reachesUsAt}${path}`, {
        method: 'POST',
        headers: {
          'i-twilio-idempotency-token': token,
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

function say(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}
