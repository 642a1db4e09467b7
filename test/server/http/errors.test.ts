import { lookup } from 'node:dns/promises'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { createLog } from '../../../src/log.ts'
import { asUnfitDatabase } from '../../../src/server/http/errors.ts'
import { startServer } from '../../../src/server/server.ts'
import { apiStory } from '../support/api.ts'
import { oneSchema } from '../support/one_schema.ts'

const json = 'application/json'
const graphql = 'application/graphql-response+json'
const now = '{"query":"{ now }"}'

interface Try {
  what: string
  method?: string
  body?: string | Buffer<ArrayBuffer>
  headers?: Record<string, string>
  answer: [status: number, code: string]
}

/** Everything that can be wrong with a request, whoever finds it. */
const tries: Try[] = [
  {
    what: 'half a document',
    body: '{"query":"{"}',
    headers: { accept: graphql },
    answer: [400, 'BAD_QUERY'],
  },
  {
    what: 'an unknown field',
    body: '{"query":"{ a }"}',
    headers: { accept: graphql },
    answer: [400, 'BAD_QUERY'],
  },
  { what: 'an unknown field, plainly', body: '{"query":"{ a }"}', answer: [200, 'BAD_QUERY'] },
  { what: 'no document', body: '{}', answer: [400, 'BAD_QUERY'] },
  { what: 'a document that is a number', body: '{"query":1}', answer: [400, 'BAD_QUERY'] },
  {
    what: 'variables that are a list',
    body: '{"query":"{ now }","variables":[]}',
    answer: [400, 'BAD_QUERY'],
  },
  {
    what: 'a name that is an object',
    body: '{"query":"{ now }","operationName":{}}',
    answer: [400, 'BAD_QUERY'],
  },
  { what: 'a batch', body: `[${now}]`, answer: [400, 'BAD_QUERY'] },
  { what: 'no JSON', body: '{', answer: [400, 'BAD_QUERY'] },
  {
    what: 'another encoding',
    body: Buffer.from('{"query":"{ now }","x":"\xe9"}', 'latin1'),
    answer: [400, 'BAD_QUERY'],
  },
  { what: 'nothing', body: '', answer: [400, 'BAD_QUERY'] },
  { what: 'null', body: 'null', answer: [400, 'BAD_QUERY'] },
  {
    what: 'a subscription',
    body: '{"query":"subscription { alertsChanged { openCount } }"}',
    answer: [200, 'USE_WEBSOCKET'],
  },
  { what: 'nobody', body: now, headers: { authorization: 'Bearer x' }, answer: [401, 'UNAUTHENTICATED'] },
  {
    what: 'another site',
    body: now,
    headers: { origin: 'https://evil.example' },
    answer: [403, 'FOREIGN_ORIGIN'],
  },
  { what: 'GET', method: 'GET', answer: [405, 'METHOD_NOT_ALLOWED'] },
  { what: 'PUT', method: 'PUT', body: now, answer: [405, 'METHOD_NOT_ALLOWED'] },
  { what: 'PATCH', method: 'PATCH', body: now, answer: [405, 'METHOD_NOT_ALLOWED'] },
  { what: 'DELETE', method: 'DELETE', answer: [405, 'METHOD_NOT_ALLOWED'] },
  { what: 'OPTIONS', method: 'OPTIONS', answer: [405, 'METHOD_NOT_ALLOWED'] },
  { what: 'pictures', body: now, headers: { accept: 'image/png' }, answer: [406, 'NOT_ACCEPTABLE'] },
  { what: 'events', body: now, headers: { accept: 'text/event-stream' }, answer: [406, 'NOT_ACCEPTABLE'] },
  { what: 'a type that is none', body: now, headers: { accept: ';;;' }, answer: [406, 'NOT_ACCEPTABLE'] },
  { what: 'half a type', body: now, headers: { accept: 'text/' }, answer: [406, 'NOT_ACCEPTABLE'] },
  {
    what: 'a type that counts too much',
    body: now,
    headers: { accept: `${json};q=7` },
    answer: [406, 'NOT_ACCEPTABLE'],
  },
  { what: 'a book', body: `"${'x'.repeat(100_001)}"`, answer: [413, 'QUERY_TOO_LARGE'] },
  {
    what: 'plain text',
    body: now,
    headers: { 'content-type': 'text/plain' },
    answer: [415, 'UNSUPPORTED_MEDIA_TYPE'],
  },
  {
    what: 'a form',
    body: now,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    answer: [415, 'UNSUPPORTED_MEDIA_TYPE'],
  },
  {
    what: 'bare GraphQL',
    body: '{ now }',
    headers: { 'content-type': 'application/graphql' },
    answer: [415, 'UNSUPPORTED_MEDIA_TYPE'],
  },
]

apiStory(
  'whatever is wrong with a request, and whoever finds it, the answer has errors with a code',
  async ({ server, ask, tokenOf }) => {
    await ask('viewer', '{ now }') // the API has started
    const authorization = `Bearer ${await tokenOf('viewer')}`
    for (const { what, method = 'POST', body, headers, answer } of tries) {
      const response = await fetch(`${server.address}/graphql`, {
        method,
        ...(body === undefined ? {} : { body }),
        headers: { authorization, ...(body === undefined ? {} : { 'content-type': json }), ...headers },
      })
      const { errors, data } = JSON.parse(await response.text())
      const [error] = errors
      expect([what, response.status, error.extensions.code]).toEqual([what, ...answer])
      expect([what, data]).toEqual([what, undefined])
      expect([what, error.message]).toEqual([what, expect.stringMatching(/\S/)])
      expect(Object.keys(error.extensions)).not.toContain('statusCode')
      if (response.status === 405) expect(response.headers.get('allow')).toBe('POST')
    }
  },
)

apiStory('who names no type of answer gets JSON', async ({ server, ask, tokenOf }) => {
  await ask('viewer', '{ now }')
  const authorization = `Bearer ${await tokenOf('viewer')}`
  const typeFor = async (accept: string | undefined) => {
    const port = Number(new URL(server.address).port)
    const raw = connect(port, 'localhost')
    raw.write(
      `POST /graphql HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\nAuthorization: ${authorization}\r\n` +
        `${accept === undefined ? '' : `Accept: ${accept}\r\n`}Content-Type: ${json}\r\nContent-Length: ${now.length}\r\n\r\n${now}`,
    )
    return /content-type: ([^;\r]+)/i.exec(await text(raw))?.[1]
  }
  for (const accept of [undefined, '', '*/*', 'application/*', 'text/html, */*;q=0.8', json]) {
    expect([accept, await typeFor(accept)]).toEqual([accept, json])
  }
  for (const accept of [graphql, `${graphql}, ${json};q=0.9`, `${graphql}, */*;q=0.1`]) {
    expect([accept, await typeFor(accept)]).toEqual([accept, graphql])
  }
})

apiStory(
  'what cannot be read, or takes too long to arrive, gets an answer of the same form',
  async ({ database: { url }, tokenOf }) => {
    const server = await startServer({
      ...{ url, port: 0, host: 'localhost', log: createLog('silent') },
      requestTimeoutMs: 1_500,
      schemaOf: oneSchema,
    })
    try {
      const port = Number(new URL(server.address).port)
      const told = async (sent: string, host = 'localhost') => {
        const raw = connect(port, host)
        raw.write(sent)
        const [head = '', body = ''] = (await text(raw)).split('\r\n\r\n')
        return [head.split(' ')[1], JSON.parse(body).errors[0].extensions.code]
      }
      const head = `POST /graphql HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${await tokenOf('viewer')}\r\nContent-Type: ${json}\r\n`
      expect(await told(`${head}Content-Length: 100\r\n\r\n{"query"`)).toEqual(['408', 'TOO_SLOW'])
      expect(await told(head)).toEqual(['408', 'TOO_SLOW'])
      expect(await told(`${head}X-Long: ${'x'.repeat(20_000)}\r\n\r\n`)).toEqual(['431', 'TOO_LARGE'])
      const unreadable = (host: string) => told('nonsense\r\n\r\n', host)
      for (const { address } of await lookup('localhost', { all: true })) {
        // Whoever has a name for IPv6 and no IPv6 is not answered there.
        const answer = await unreadable(address).catch((error: NodeJS.ErrnoException) => error.code)
        if (answer !== 'EADDRNOTAVAIL') expect([address, answer]).toEqual([address, ['400', 'BAD_REQUEST']])
      }
    } finally {
      await server.stop()
    }
  },
)

apiStory(
  'a database that is read-only is said to be, and nobody is told to come again',
  async ({ database: { db }, server, ask, tokenOf }) => {
    await ask('operator', '{ now }')
    await db.query(`
      do $$ begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$;
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and application_name like 'pipeline%'`)
    const headers = { 'content-type': json, authorization: `Bearer ${await tokenOf('operator')}` }
    const code = async () => {
      const body =
        '{"query":"mutation { allowAgain(input: { phone: \\"07700900123\\", reason: \\"x\\" }) { __typename } }"}'
      const response = await fetch(`${server.address}/graphql`, { method: 'POST', body, headers })
      const { errors } = JSON.parse(await response.text())
      return [errors[0].extensions.code, errors[0].message, response.headers.get('retry-after')]
    }
    const told = ['DATABASE_READ_ONLY', 'It could not be done: the database is read-only.', null]
    await expect.poll(code).toEqual(told)
  },
)

test.each([
  ['53100', 'DATABASE_FULL', /no room on its disk/, undefined],
  ['25006', 'DATABASE_READ_ONLY', /read-only/, undefined],
  ['57P03', 'DATABASE_STARTING', /starting/, 5],
  ['ECONNREFUSED', 'DATABASE_AWAY', /cannot be reached/, 5],
])('what stands in the way by %s is %s', (reason, code, message, retryAfter) => {
  const error = Object.assign(new Error('no'), { code: reason })
  expect(asUnfitDatabase(error)).toMatchObject({
    status: 503,
    code,
    retryAfter,
    message: expect.stringMatching(message),
  })
})

apiStory('an address that cannot be read is refused in the form of all others', async ({ server }) => {
  for (const [path, status] of [
    ['/%', 400],
    ['/%c0%af', 400],
    [`/webhooks/agents/${'a'.repeat(300)}`, 414],
  ] as const) {
    const response = await fetch(`${server.address}${path}`, { method: 'POST' })
    const { error } = JSON.parse(await response.text())
    expect([path, response.status, Object.keys(error)]).toEqual([
      path,
      status,
      ['code', 'message', 'requestId'],
    ])
  }
})

apiStory(
  'a request that asks for another protocol than ours is answered as any other',
  async ({ server }) => {
    const { port } = new URL(server.address)
    const told = async (method: string, path: string, protocol: string) => {
      const raw = connect(Number(port), 'localhost')
      raw.write(
        `${method} ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: Upgrade, close\r\nUpgrade: ${protocol}\r\n` +
          'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nContent-Length: 0\r\n\r\n',
      )
      return (await text(raw)).split(' ')[1]
    }
    expect(await told('GET', '/healthz', 'h2c')).toBe('200')
    expect(await told('GET', '/session', 'websocket')).toBe('200')
    expect(await told('POST', '/webhooks/twilio/inbound', 'websocket')).toBe('404')
    expect(await told('GET', '/graphql', 'websocket')).toBe('401')
  },
)
