import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import type { Duplex } from 'node:stream'
import { sign } from '@fastify/cookie'
import { buildSchema } from 'graphql'
import { expect, vi } from 'vitest'
import { WebSocket } from 'ws'
import { addToken } from '../../../db/access/api_tokens.ts'
import { openSession } from '../../../db/access/sign_in.ts'
import { addUser, disableUser, setUserPassword, setUserRole } from '../../../db/access/users.ts'
import type { Db } from '../../../db/connection/pool.ts'
import { fingerprint, newSecret } from '../../../src/access/secret.ts'
import { projectFile } from '../../../src/project_file.ts'
import { aLead } from '../../support/leads.ts'
import { liveStory, socketUrl } from '../support/live.ts'
import { sessionSecret } from '../support/story.ts'

/** Everything that a connection is kept open for: nothing yet, or one of the subscriptions. */
const reasonsToStay: Record<string, string> = {
  nothing: '',
  pipelineEvents: 'pipelineEvents(after: "0.0") { id }',
  leadChanged: 'leadChanged(id: "LEAD") { vendorLead { id } }',
  alertsChanged: 'alertsChanged { openCount }',
  bulkActsChanged: 'bulkActsChanged { __typename }',
  noticesChanged: 'noticesChanged { unreadCount }',
  stageCountsChanged: 'stageCountsChanged { counts { leads } }',
}

type Credential = 'session' | 'token'
interface Somebody {
  userId: string
  name: string
}

const ofUser = (table: string, change: string) => (db: Db, who: Somebody) =>
  db.query(`update pipeline_private.${table} set ${change} where user_id = $1`, [who.userId])

/** Everything that takes access away, and what it takes it away from. */
const ends: [what: string, from: Credential[], end: (db: Db, who: Somebody) => Promise<unknown>][] = [
  ['the user is disabled', ['session', 'token'], (db, { name }) => disableUser(db, name)],
  ['the role is another', ['session', 'token'], (db, { name }) => setUserRole(db, name, 'viewer')],
  ['the password is another', ['session'], (db, { name }) => setUserPassword(db, name, '$argon2id$another')],
  ['the session is ended', ['session'], ofUser('user_sessions', 'ended_at = now()')],
  ['the session is too old', ['session'], ofUser('user_sessions', 'expires_at = now()')],
  ['the token is revoked', ['token'], ofUser('api_tokens', 'revoked_at = now()')],
  ['the token is too old', ['token'], ofUser('api_tokens', 'expires_at = now()')],
]

const longStory = liveStory
  .extend('somebody', async ({ database: { db } }) => {
    return async (name: string) => {
      const [sessionId, token] = [newSecret(), newSecret()]
      const userId = await addUser(db, { name, role: 'operator', passwordHash: '$argon2id$nobody knows it' })
      await openSession(db, { userId, idHash: fingerprint(sessionId), days: 1, userAgent: undefined })
      await addToken(db, { userName: name, name: 'a', role: 'operator', hash: fingerprint(token), days: 1 })
      const headers: Record<Credential, Record<string, string>> = {
        session: { cookie: `pipeline_session=${encodeURIComponent(sign(sessionId, sessionSecret))}` },
        token: { authorization: `Bearer ${token}` },
      }
      return { userId, name, headers }
    }
  })
  .extend('stay', async ({ server }) => (headers: Record<string, string>, reason: string) => {
    const socket = new WebSocket(socketUrl(server.address), 'graphql-transport-ws', { headers })
    const [isThere, closed] = [Promise.withResolvers<void>(), Promise.withResolvers<number>()]
    socket.on('open', () => socket.send('{"type":"connection_init"}'))
    socket.on('message', (message) => {
      const { type } = JSON.parse(String(message))
      if (type === 'connection_ack' && reason !== '') {
        const payload = { query: `subscription { ${reason} }` }
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }))
      } else isThere.resolve()
    })
    socket.on('close', (code) => closed.resolve(code))
    socket.on('error', isThere.reject)
    return { isThere: isThere.promise, closed: closed.promise, leave: () => socket.terminate() }
  })

longStory(
  'whatever a connection is kept open for, it ends with the access it was opened with',
  async ({ database: { db }, ask, somebody, stay }) => {
    const lead = await aLead(db)
    await ask('viewer', '{ now }') // the API has started
    const connections = await Promise.all(
      ends.map(async ([what, from, end], n) => {
        const who = await somebody(`user-${n}`)
        const open = (['session', 'token'] as const).flatMap((credential) =>
          Object.entries(reasonsToStay).map(([kept, reason]) => ({
            name: `${what}: by ${credential}, for ${kept}`,
            isLost: from.includes(credential),
            ...stay(who.headers[credential], reason.replace('LEAD', lead)),
          })),
        )
        await Promise.all(open.map(({ isThere }) => isThere))
        return { open, end: () => end(db, who) }
      }),
    )
    for (const { end } of connections) await end()
    for (const { name, isLost, closed, leave } of connections.flatMap(({ open }) => open)) {
      if (isLost) expect([name, await closed]).toEqual([name, 4401])
      else leave()
      if (!isLost) expect([name, await closed]).toEqual([name, 1006]) // still there when we left
    }
  },
)

longStory('what can be subscribed to is what these stories try', async () => {
  const schema = buildSchema(await readFile(projectFile('db/schema.graphql'), 'utf8'))
  const { nothing, ...tried } = reasonsToStay
  expect(Object.keys(tried).sort()).toEqual(
    Object.keys(schema.getSubscriptionType()?.getFields() ?? {}).sort(),
  )
})

longStory('over HTTP nothing lasts longer than its answer', async ({ server, ask, tokenOf }) => {
  await ask('viewer', '{ now }')
  const authorization = `Bearer ${await tokenOf('viewer')}`
  const subscription = 'subscription S { stageCountsChanged { counts { leads } } }'
  const tries: [body: object, accept?: string][] = [
    [{ query: subscription }],
    [{ query: subscription }, '*/*'],
    [{ query: subscription }, 'text/event-stream'],
    [{ query: subscription }, 'text/event-stream, application/json'],
    [{ query: subscription }, 'multipart/mixed; subscriptionSpec=1.0, application/json'],
    [{ query: `query Q { now } ${subscription}`, operationName: 'S' }],
    [{ query: '{ ... @defer { now } }' }, 'multipart/mixed, application/json'],
    [{ query: '{ stages { nodes @stream { stage } } }' }, 'multipart/mixed, application/json'],
    [{ query: '{ stages { nodes @stream { stage } } }' }, 'text/event-stream'],
  ]
  const told: unknown[] = []
  for (const [body, accept] of tries) {
    const response = await fetch(`${server.address}/graphql`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', authorization, ...(accept && { accept }) },
      signal: AbortSignal.timeout(5_000),
    })
    told.push(JSON.parse(await response.text()).errors[0].extensions.code)
  }
  const [websocket, media, query] = ['USE_WEBSOCKET', 'NOT_ACCEPTABLE', 'BAD_QUERY']
  expect(told).toEqual([websocket, websocket, media, websocket, websocket, websocket, query, query, media])
})

longStory('who begins and leaves again and again is not locked out', async ({ ask, connect }) => {
  await ask('viewer', '{ now }')
  const client = await connect()
  const query = 'subscription { stageCountsChanged { counts { leads } } }'
  for (let n = 0; n < 600; n += 1) {
    const changes = client.iterate({ query })
    if (n % 3 === 0) await changes.next()
    await changes.return?.()
  }
  expect((await client.iterate({ query }).next()).value).toMatchObject({ data: expect.anything() })
})

longStory(
  'a client that sends what is no message is cut off, and nothing of it is printed',
  async ({ ask, somebody, server }) => {
    await ask('viewer', '{ now }') // the API has started
    const printed = vi.spyOn(console, 'error')
    const { headers } = await somebody('garbling')
    const socket = new WebSocket(socketUrl(server.address), 'graphql-transport-ws', {
      headers: headers.token,
    })
    const line = new Promise<Duplex>((resolve) => {
      socket.once('upgrade', (response) => resolve(response.socket))
    })
    await once(socket, 'open')
    const closed = once(socket, 'close')
    ;(await line).write(Buffer.from([0x81, 0x01, 0x41])) // a client masks its frames
    expect(await closed).toContain(1002)
    expect(printed).not.toHaveBeenCalled()
    printed.mockRestore()
  },
)
