import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FacebookSettings } from '../../src/lead_sources/facebook/facebook_settings.ts'
import { facebookPath } from '../../src/lead_sources/facebook/facebook_settings.ts'

export interface FakeLead {
  id: string
  form: string
  /** Field and what was written there. */
  fields: Record<string, string>
  ticked?: string[]
  createdAt: Date
}

/**
 * How it is. busy: the page has asked too often (80005). no_token: the token has ended (190). broken: 500.
 * half: it breaks off in the middle. other: it answers with a page that is none of the API.
 */
export type GraphMode = 'well' | 'busy' | 'no_token' | 'broken' | 'half' | 'other'

export interface FakeGraph {
  settings: FacebookSettings
  leads: Map<string, FakeLead>
  mode: GraphMode
  /** Leads that our token may not see. */
  hidden: Set<string>
  /** Paths that were asked for. */
  asked: string[]
  /** What Facebook posts of some leads, as it writes it: ids as numbers, letters escaped, more fields than we know. */
  eventOf(...leads: readonly FakeLead[]): string
  /** Brings it, signed. */
  bring(address: string, body: string, secret?: string): Promise<Response>
  close(): Promise<void>
}

const [verifyToken, appSecret, pageAccessToken] = ['we are it', 'the secret of the app', 'EAAB-the-token']

/** A Graph API on this machine, spoken to over HTTP. */
export async function startFakeGraph(): Promise<FakeGraph> {
  const proof = createHmac('sha256', appSecret).update(pageAccessToken).digest('hex')

  function handle(request: IncomingMessage, response: ServerResponse): unknown {
    const url = new URL(request.url ?? '/', 'http://graph')
    const path = url.pathname.replace('/v25.0/', '')
    fake.asked.push(path)
    const given = url.searchParams
    switch (fake.mode) {
      case 'busy':
        response.setHeader(
          'x-business-use-case-usage',
          JSON.stringify({ 1: [{ type: 'leadgen', call_count: 100, estimated_time_to_regain_access: 7 }] }),
        )
        return refuse(response, 400, { code: 80005, message: 'There have been too many leadgen api calls' })
      case 'no_token':
        return refuse(response, 401, {
          code: 190,
          message: 'Error validating access token',
          type: 'OAuthException',
        })
      case 'broken':
        return refuse(response, 500, { code: 2, message: 'Service temporarily unavailable' })
      case 'half':
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
        response.write('{"id":')
        return response.destroy()
      case 'other':
        response.writeHead(200, { 'content-type': 'text/html' })
        return response.end('<html>hello</html>')
    }
    if (given.get('access_token') !== pageAccessToken || given.get('appsecret_proof') !== proof) {
      return refuse(response, 400, { code: 190, message: 'Invalid token or proof' })
    }
    const [first = '', second] = path.split('/')
    if (first === 'me') return answerMe(response, second)
    if (second === 'leads') return say(response, pageOf(fake, first, given, url))
    const lead = fake.leads.get(first)
    if (lead === undefined) {
      return refuse(response, 400, { code: 100, error_subcode: 33, message: 'Object does not exist' })
    }
    if (fake.hidden.has(first)) {
      return refuse(response, 403, {
        code: 200,
        message: 'Requires leads_retrieval permission to manage the object',
      })
    }
    return say(response, asResource(lead))
  }

  const server = createServer(handle)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  const fake: FakeGraph = {
    settings: {
      ...{ verifyToken, appSecret, pageAccessToken },
      graphBaseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v25.0`,
    },
    leads: new Map(),
    mode: 'well',
    hidden: new Set(),
    asked: [],
    eventOf(...leads) {
      for (const lead of leads) fake.leads.set(lead.id, lead)
      const changes = leads.map(
        ({ id, form }) =>
          `{"field":"leadgen","value":{"leadgen_id":${id},"page_id":1,"form_id":"${form}","created_time":1780300800,"note":"\\u00e4"}}`,
      )
      return `{"object":"page","entry":[{"id":"1","time":1780300800,"changes":[${changes.join(',')}]}]}`
    },
    bring(address, body, secret = appSecret) {
      const signature = createHmac('sha256', secret).update(body).digest('hex')
      return fetch(`${address}${facebookPath}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
        body,
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

function answerMe(response: ServerResponse, what: string | undefined): void {
  if (what === undefined) say(response, { id: '1', name: 'Homestead Buyers' })
  else say(response, { data: [{ id: '2', name: 'our app', subscribed_fields: ['leadgen'] }] })
}

const pageSize = 2

/** By cursors, the latest first, as it does. */
function pageOf(fake: FakeGraph, form: string, given: URLSearchParams, url: URL) {
  const [filter] = JSON.parse(given.get('filtering') ?? '[]') as { value: number }[]
  const since = (filter?.value ?? 0) * 1_000
  const all = [...fake.leads.values()]
    .filter((lead) => lead.form === form && lead.createdAt.getTime() > since)
    .toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime())
  const from = Number(given.get('after') ?? 0)
  const until = from + pageSize
  return {
    data: all.slice(from, until).map(asResource),
    paging: {
      cursors: { before: String(from), after: String(until) },
      ...(until < all.length ? { next: `${url.origin}/more` } : {}),
    },
  }
}

const asResource = ({ id, form, fields, ticked, createdAt }: FakeLead) => ({
  ...{ id, form_id: form, created_time: createdAt.toISOString().replace('.000Z', '+0000') },
  field_data: Object.entries(fields).map(([name, value]) => ({ name, values: [value] })),
  ...(ticked === undefined
    ? {}
    : { custom_disclaimer_responses: ticked.map((key) => ({ checkbox_key: key, is_checked: '1' })) }),
  ...{ is_organic: false, platform: 'fb' },
})

function say(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

function refuse(response: ServerResponse, status: number, error: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ error }))
}
