import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { buildSchema, isInputObjectType, isObjectType } from 'graphql'
import { createClient } from 'graphql-ws'
import { expect, test } from 'vitest'
import { projectFile } from '../../../src/project_file.ts'
import { aLead } from '../../support/leads.ts'
import { apiStory } from '../support/api.ts'

/** A story of somebody who means us harm: `post` sends any bytes to the API, `socket` opens a WebSocket with a token. */
const hostileStory = apiStory
  .extend('post', async ({ server, ask, tokenOf }) => {
    await ask('viewer', '{ now }') // the API has started
    return async (body: string, headers: Record<string, string> = {}) => {
      const response = await fetch(`${server.address}/graphql`, {
        method: 'POST',
        body,
        headers: {
          accept: 'application/graphql-response+json',
          'content-type': 'application/json',
          authorization: `Bearer ${await tokenOf('viewer')}`,
          ...headers,
        },
      })
      return { status: response.status, answer: await response.text() }
    }
  })
  .extend('socket', async ({ server, ask, tokenOf }, { onCleanup }) => {
    await ask('viewer', '{ now }')
    const headers = { authorization: `Bearer ${await tokenOf('viewer')}` }
    const client = createClient({
      url: `${server.address.replace('http', 'ws')}/graphql`,
      retryAttempts: 0,
      webSocketImpl: class extends WebSocket {
        constructor(url: string, protocols: string) {
          super(url, { protocols, headers } as never)
        }
      },
    })
    onCleanup(async () => {
      await client.dispose()
    })
    return client
  })

const repeated = (count: number, part: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => part(n)).join(' ')

/** Documents that cost more to look at than to send. */
const bombs: Record<string, string> = {
  'one field again and again': `{ ${'now '.repeat(20_000)} }`,
  'a list again and again': `{ ${'vendorLeads { nodes { id } } '.repeat(3_000)} }`,
  'one alias, many meanings': `{ ${repeated(2_000, (n) => `a: vendorLead(id: "${n}") { id }`)} }`,
  'deeper than the stack': '{ a '.repeat(20_000),
  'a value deeper than the stack': `{ vendorLeads(filter: ${'{ not: '.repeat(10_000)}`,
  'many fragments': `{ ${repeated(800, (n) => `...f${n}`)} } ${repeated(800, (n) => `fragment f${n} on Query { vendorLeads { nodes { id } } }`)}`,
  'fragments that double': `{ ...f0 } ${repeated(900, (n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`)} fragment f900 on Query { now }`,
  'a fragment within itself': 'query { ...f } fragment f on Query { now ...f }',
  'many directives': `{ now ${'@include(if: true) '.repeat(4_000)} }`,
  'many variables': `query (${repeated(4_000, (n) => `$v${n}: Int`)}) { now }`,
}

hostileStory(
  'documents that cost more to look at than to send are refused quickly, and the rest is answered',
  async ({ server, post }) => {
    for (const [what, query] of Object.entries(bombs)) {
      const beganAt = performance.now()
      const { status, answer } = await post(JSON.stringify({ query }))
      const took = performance.now() - beganAt
      expect([what, status, answer]).toEqual([what, 400, expect.stringContaining('"errors":[{"message":"')])
      expect([what, took < 2_000]).toEqual([what, true])
      expect(answer).not.toMatch(/call stack|node_modules|\.ts:/)
    }
    const values = `{"query":"query ($f: VendorLeadFilter) { vendorLeads(filter: $f) { totalCount } }","variables":{"f":${'{"not":'.repeat(9_000)}{}${'}'.repeat(9_000)}}}`
    expect((await post(values)).answer).not.toMatch(/call stack|node_modules/)
    expect(JSON.parse((await post('{"query":"{ now }"}')).answer)).toEqual({
      data: { now: expect.any(String) },
    })
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200)
  },
)

hostileStory(
  'limits hold over a WebSocket, for queries and for subscriptions',
  async ({ database: { db }, socket, server }) => {
    await aLead(db)
    const asked = async (query: string) => {
      try {
        return (await socket.iterate({ query }).next()).value
      } catch (error) {
        return error
      }
    }
    const tooLarge = [{ extensions: { code: 'QUERY_TOO_LARGE' } }]
    const nested = (levels: number): string =>
      levels === 0 ? 'id' : `runs(first: 1) { nodes { vendorLead { ${nested(levels - 1)} } } }`
    expect(await asked(`{ vendorLeads { nodes { ${nested(6)} } } }`)).toMatchObject(tooLarge)
    expect(
      await asked(`subscription { pipelineEvents(after: "0.0") { vendorLead { ${nested(6)} } } }`),
    ).toMatchObject(tooLarge)
    expect(
      await asked(
        `subscription { pipelineEvents { ...f } } fragment f on EventNotice { ${repeated(31, (n) => `a${n}: id`)} }`,
      ),
    ).toMatchObject(tooLarge)
    expect(await asked(`{ vendorLeads(first: 201) { nodes { id } } }`)).toMatchObject({
      errors: [{ extensions: { code: 'PAGE_TOO_LARGE' } }],
    })
    expect(await asked('{ ...f } fragment f on Query { __schema { __typename } }')).toMatchObject([
      { message: expect.stringContaining('introspection') },
    ])
    expect(await asked('{ __type(name: "VendorLead") { name } }')).toMatchObject([
      { message: expect.stringContaining('introspection') },
    ])
    expect(await asked('{ vendorLeadz { id } }')).toMatchObject([
      { message: 'Cannot query field "vendorLeadz" on type "Query".' },
    ])
    expect(await asked(`{ now } # ${'x'.repeat(100_000)}`)).toMatchObject({ code: 1009 })
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200)
  },
)

hostileStory('each role’s statements are cut after its own time', async ({ database: { db }, ask }) => {
  const released = await db.query<{ now: string }>(
    `select pg_get_functiondef('pipeline.now()'::regprocedure) as now`,
  )
  await db.query(
    `create or replace function pipeline.now() returns timestamptz language sql stable
     as $$ select '2026-01-01 00:00Z'::timestamptz + current_setting('statement_timeout')::interval $$`,
  )
  for (const [role, seconds] of [
    ['viewer', '05'],
    ['operator', '05'],
    ['admin', '15'],
  ] as const) {
    expect(Date.parse((await ask(role, '{ now }')).data.now)).toBe(Date.parse(`2026-01-01T00:00:${seconds}Z`))
  }
  await db.query(
    `create or replace function pipeline.now() returns timestamptz language plpgsql
     as $$ begin raise exception using errcode = 'query_canceled', message = 'canceling statement due to statement timeout'; end $$`,
  )
  expect((await ask('viewer', '{ now }')).errors).toMatchObject([{ extensions: { code: 'TOO_SLOW' } }])
  for (const { now } of released.rows) await db.query(now)
})

hostileStory(
  'every answer tells browsers to be careful, and none lets another site read it',
  async ({ server, post }) => {
    const origin = 'https://evil.example'
    const answers = await Promise.all([
      fetch(`${server.address}/healthz`, { headers: { origin } }),
      fetch(`${server.address}/session`, { headers: { origin } }),
      fetch(`${server.address}/nothing`, { headers: { origin } }),
      fetch(`${server.address}/metrics`, { headers: { origin } }),
      fetch(`${server.address}/graphql`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      }),
      fetch(`${server.address}/graphql`, {
        method: 'POST',
        body: '{',
        headers: { 'content-type': 'application/json' },
      }),
    ])
    for (const { headers, url } of answers) {
      const said = Object.fromEntries(headers)
      expect([url, said]).toMatchObject([
        url,
        {
          'content-security-policy': expect.stringContaining(`default-src 'none'`),
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'SAMEORIGIN',
          'referrer-policy': 'no-referrer',
          'strict-transport-security': expect.stringContaining('max-age='),
          'x-request-id': expect.any(String),
        },
      ])
      expect(Object.keys(said).filter((name) => /^access-control|^x-powered-by|^server$/.test(name))).toEqual(
        [],
      )
    }
    expect((await post('{"query":"{ now }"}', { origin })).status).toBe(403)
    expect((await post('{"query":"{ now }"}', { origin: 'null' })).status).toBe(403)
    expect((await post('{"query":"{ now }"}', { origin: server.address })).status).toBe(200)
  },
)

hostileStory('nonsense gets a short answer in JSON, never a word from inside', async ({ server, post }) => {
  const nonsense: [string, string][] = [
    ['', 'application/json'],
    ['{', 'application/json'],
    ['null', 'application/json'],
    ['[{"query":"{ now }"},{"query":"{ now }"}]', 'application/json'],
    ['{"query":1}', 'application/json'],
    ['{"query":"{ now }","variables":[]}', 'application/json'],
    ['{"query":"{ now }","operationName":{}}', 'application/json'],
    ['{ now }', 'application/graphql'],
    ['query={now}', 'application/x-www-form-urlencoded'],
    [
      '--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{}\r\n--x--',
      'multipart/form-data; boundary=x',
    ],
  ]
  for (const [body, type] of nonsense) {
    const { status, answer } = await post(body, { 'content-type': type })
    expect([body, status]).toEqual([body, expect.toSatisfy((code: number) => code >= 400 && code < 500)])
    expect([body, JSON.parse(answer)]).toEqual([body, expect.anything()])
    expect(answer).not.toMatch(/node_modules|\.js:|\.ts:|SyntaxError/)
  }
  for (const path of [
    '/%E0%A4%A',
    '/graphql/../../etc/passwd',
    `/${'x'.repeat(5_000)}`,
    '/healthz;x',
    '/graphql?query=%7Bnow%7D',
  ]) {
    const response = await fetch(server.address + path)
    expect([path, response.status]).toEqual([
      path,
      expect.toSatisfy((code: number) => code >= 400 && code < 500),
    ])
    expect(await response.text()).not.toMatch(/node_modules|\.js:|\.ts:/)
  }
  expect((await post('{"query":"{ now }","__proto__":{"role":"admin"}}')).status).toBe(200)
  expect(Object.hasOwn(Object.prototype, 'role')).toBe(false)
  const raw = connect(Number(new URL(server.address).port), 'localhost')
  raw.end(`GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`)
  expect(await text(raw)).toMatch(/^HTTP\/1\.1 431 /)
  const smuggled = connect(Number(new URL(server.address).port), 'localhost')
  smuggled.end(
    'POST /session HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  )
  expect(await text(smuggled)).toMatch(/^HTTP\/1\.1 400 /)
})

hostileStory('text in a filter is text', async ({ database: { db }, ask }) => {
  await aLead(db, { vendor_name: '100% O’Neil_' })
  const found = async (filter: string) =>
    (
      await ask('viewer', `query ($f: VendorLeadFilter) { vendorLeads(filter: $f) { totalCount } }`, {
        f: { vendorName: JSON.parse(filter) },
      })
    ).data.vendorLeads.totalCount
  expect(await found('{"includesInsensitive": "%"}')).toBe(1)
  expect(await found('{"includesInsensitive": "%o"}')).toBe(0)
  expect(await found('{"includesInsensitive": "_"}')).toBe(1)
  expect(await found(`{"equalTo": "' or 1=1 --"}`)).toBe(0)
})

test('the API knows of no secret but a new token, told once', async () => {
  const schema = buildSchema(await readFile(projectFile('db/schema.graphql'), 'utf8'))
  const members = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) || isInputObjectType(type)
      ? Object.values(type.getFields()).flatMap((field) =>
          [field, ...('args' in field ? field.args : [])].map((member) => `${type.name}.${member.name}`),
        )
      : [],
  )
  expect(members.filter((name) => /\..*(password|hash|secret|token)/i.test(name))).toEqual([
    ...['EndApiTokenInput.tokenId', 'Mutation.addApiToken', 'Mutation.endApiToken'],
    ...['NewApiToken.token', 'Query.apiTokens'],
  ])
})
