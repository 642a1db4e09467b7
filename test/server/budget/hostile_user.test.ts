import { fork } from 'node:child_process'
import { once } from 'node:events'
import { expect, vi } from 'vitest'
import { WebSocket } from 'ws'
import { addToken } from '../../../db/access/api_tokens.ts'
import { fingerprint, newSecret } from '../../../src/access/secret.ts'
import { createLog } from '../../../src/log.ts'
import { projectFile } from '../../../src/project_file.ts'
import { usualLimits } from '../../../src/server/budget/budget.ts'
import { startServer } from '../../../src/server/server.ts'
import { allStages, only } from '../../support/leads.ts'
import { howMany, isProof } from '../../support/run/proof.ts'
import { apiStory } from '../support/api.ts'
import { socketUrl } from '../support/live.ts'
import { oneSchema } from '../support/one_schema.ts'
import { sessionSecret } from '../support/story.ts'
import { startWebProcess } from '../support/web_process.ts'

const tight = { ...usualLimits, running: 2, waiting: 4, sockets: 3, messagesASecond: 50 }

/** A server where a user may have little; the viewer is hostile, the operator works as always. */
const hostileStory = apiStory
  .extend('secondsAMinute', 1_000)
  .extend('small', async ({ database: { url }, secondsAMinute }, { onCleanup }) => {
    const limits = { ...tight, secondsAMinute }
    const log = createLog('silent')
    const server = await startServer({
      url,
      port: 0,
      host: 'localhost',
      log,
      limits,
      sessionSecret,
      schemaOf: oneSchema,
    })
    onCleanup(() => server.stop())
    return server
  })
  .extend('slowNow', async ({ database: { db } }, { onCleanup }) => {
    const { rows } = await db.query<{ released: string }>(
      `select pg_get_functiondef('pipeline.now()'::regprocedure) as released`,
    )
    onCleanup(async () => void (await db.query(only(rows).released)))
    /** `{ now }` takes as long as the story wants. */
    return (seconds: number) =>
      db.query(
        `create or replace function pipeline.now() returns timestamptz language sql volatile
         as $$ select clock_timestamp() from pg_sleep(${seconds}) $$`,
      )
  })
  .extend('send', async ({ small, tokenOf }) => {
    const send = async (role: 'viewer' | 'operator', query: string) => {
      const response = await fetch(`${small.address}/graphql`, {
        method: 'POST',
        body: JSON.stringify({ query }),
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf(role)}` },
      })
      const { data, errors } = JSON.parse(await response.text())
      const { code, retryAfter } = errors?.[0]?.extensions ?? {}
      return { status: response.status, data, code, retryAfter, header: response.headers.get('retry-after') }
    }
    while ((await send('operator', '{ now }')).code === 'STARTING') {}
    return send
  })

const works = { status: 200, data: { stages: { totalCount: allStages.length } } }
const list = '{ stages { totalCount } }'

hostileStory('nobody runs or keeps waiting more than their share', async ({ slowNow, send }) => {
  await slowNow(0.3)
  const flood = Array.from({ length: 40 }, () => send('viewer', '{ now }'))
  const others = Array.from({ length: 5 }, () => send('operator', list))
  for (const answer of await Promise.all(others)) expect(answer).toMatchObject(works)
  const answers = await Promise.all(flood)
  const refused = answers.filter(({ code }) => code === 'TOO_BUSY')
  expect(answers.length - refused.length).toBeGreaterThanOrEqual(2 + 4)
  expect(answers.length - refused.length).toBeLessThanOrEqual(2 + 4 + 2)
  for (const answer of refused) expect(answer).toMatchObject({ status: 429, retryAfter: 1, header: '1' })
  expect(await send('viewer', list)).toMatchObject(works)
})

hostileStory.extend('secondsAMinute', 2)(
  'whoever has used up the time of a minute waits, and nobody else',
  async ({ slowNow, send, small, tokenOf }) => {
    await slowNow(2.5)
    expect((await send('viewer', '{ now }')).status).toBe(200)
    const refused = await send('viewer', list)
    expect(refused).toMatchObject({ status: 429, code: 'TOO_BUSY', data: undefined })
    expect(refused.retryAfter).toBeGreaterThan(5)
    expect(await send('operator', list)).toMatchObject(works)
    for (const path of ['/healthz', '/session']) expect((await fetch(small.address + path)).status).toBe(200)
    const authorization = `Bearer ${await tokenOf('viewer')}`
    const mine = await fetch(`${small.address}/session`, { headers: { authorization } })
    expect([mine.status, mine.headers.get('retry-after')]).toEqual([429, expect.any(String)])
  },
)

hostileStory('nobody opens more sockets than their share', async ({ small, send, tokenOf }) => {
  expect(await send('operator', list)).toMatchObject(works)
  const headers = { authorization: `Bearer ${await tokenOf('viewer')}` }
  const open = () =>
    new Promise<WebSocket | number>((resolve) => {
      const socket = new WebSocket(socketUrl(small.address), 'graphql-transport-ws', { headers })
      socket.on('open', () => resolve(socket))
      socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
      socket.on('error', () => {})
    })
  const opened = await Promise.all(Array.from({ length: 10 }, open))
  const sockets = opened.filter((one) => typeof one !== 'number')
  expect(sockets).toHaveLength(3)
  expect(opened.filter((one) => typeof one === 'number')).toEqual(Array(7).fill(429))
  for (const socket of sockets) socket.terminate()
  await expect.poll(open).toBeInstanceOf(WebSocket)
})

hostileStory(
  'whoever has many tokens has one share all the same',
  async ({ database: { db }, slowNow, small, send, tokenOf }) => {
    await tokenOf('viewer')
    const tokens = await Promise.all(
      Array.from({ length: 12 }, async (_, nth) => {
        const token = newSecret()
        await addToken(db, {
          userName: 'viewer',
          name: `${nth}`,
          role: 'viewer',
          hash: fingerprint(token),
          days: 1,
        })
        return { authorization: `Bearer ${token}` }
      }),
    )
    const open = (headers: Record<string, string>) =>
      new Promise<WebSocket | number>((resolve) => {
        const socket = new WebSocket(socketUrl(small.address), 'graphql-transport-ws', { headers })
        socket.on('open', () => resolve(socket))
        socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
        socket.on('error', () => {})
      })
    const opened = await Promise.all(tokens.map(open))
    expect(opened.filter((one) => one === 429)).toHaveLength(12 - 3)
    for (const socket of opened) if (typeof socket !== 'number') socket.terminate()

    await slowNow(0.3)
    const body = JSON.stringify({ query: '{ now }' })
    const flood = tokens.flatMap((headers) =>
      Array.from({ length: 3 }, async () => {
        const its = { ...headers, 'content-type': 'application/json' }
        return (await fetch(`${small.address}/graphql`, { method: 'POST', body, headers: its })).status
      }),
    )
    for (let nth = 0; nth < 5; nth += 1) expect(await send('operator', list)).toMatchObject(works)
    const answered = (await Promise.all(flood)).filter((status) => status === 200).length
    expect(answered).toBeGreaterThanOrEqual(2)
    expect(answered).toBeLessThan(20)
  },
)

hostileStory(
  'whoever goes on opening sockets is told so a while, then cut off',
  async ({ small, send, tokenOf }) => {
    expect(await send('operator', list)).toMatchObject(works)
    const headers = { authorization: `Bearer ${await tokenOf('viewer')}` }
    const came = await Promise.all(
      Array.from(
        { length: 300 },
        () =>
          new Promise<string>((resolve) => {
            const socket = new WebSocket(socketUrl(small.address), 'graphql-transport-ws', { headers })
            socket.on('open', () => resolve('open'))
            socket.on('unexpected-response', (_, response) => resolve(String(response.statusCode)))
            socket.on('error', () => resolve('cut off'))
          }),
      ),
    )
    const count = (kind: string) => came.filter((one) => one === kind).length
    expect(count('open')).toBe(3)
    expect(count('429')).toBeGreaterThan(0)
    expect(count('429')).toBeLessThan(200)
    expect(count('open') + count('429') + count('cut off')).toBe(300)
    expect(await send('operator', list)).toMatchObject(works)
  },
)

hostileStory(
  'thousands of operations on one socket keep nobody else waiting',
  async ({ slowNow, small, send, tokenOf }) => {
    await slowNow(0.05)
    const headers = { authorization: `Bearer ${await tokenOf('viewer')}` }
    const socket = new WebSocket(socketUrl(small.address), 'graphql-transport-ws', { headers })
    const codes: string[] = []
    socket.on('open', () => socket.send('{"type":"connection_init"}'))
    socket.on('message', (message) => {
      const { type, payload } = JSON.parse(String(message))
      if (type === 'next' || type === 'error') {
        const [error] = payload.errors ?? (Array.isArray(payload) ? payload : [])
        codes.push(error?.extensions.code ?? 'answered')
      }
      if (type !== 'connection_ack') return
      for (let id = 0; id < 3_000; id += 1) {
        socket.send(JSON.stringify({ id: `${id}`, type: 'subscribe', payload: { query: '{ now }' } }))
      }
    })
    await expect.poll(() => codes.includes('TOO_BUSY')).toBe(true)
    for (let n = 0; n < 20; n += 1) expect(await send('operator', list)).toMatchObject(works)
    await expect.poll(() => new Set(codes)).toEqual(new Set(['answered', 'TOO_BUSY']))
    expect(codes.length).toBeLessThan(1_500) // the rest has not been read
    socket.terminate()
  },
)

hostileStory(
  'a message in very many parts is not read to its end: the line is cut',
  async ({ small, send, tokenOf }) => {
    await send('operator', '{ now }') // the API has started
    const headers = { authorization: `Bearer ${await tokenOf('viewer')}` }
    const socket = new WebSocket(socketUrl(small.address), 'graphql-transport-ws', { headers })
    const [told, closed] = [once(socket, 'message'), once(socket, 'close')]
    await once(socket, 'open')
    const sendIn = (parts: number, words: string) => {
      socket.send(words, { fin: false })
      for (let nth = 2; nth < parts; nth += 1) socket.send('', { fin: false })
      socket.send('', { fin: true })
    }
    sendIn(64, '{"type":"connection_init"}')
    expect(String(await told)).toContain('connection_ack')
    sendIn(65, '{"type":"ping"}')
    expect((await closed)[0]).toBe(1008)
  },
)

const beside = howMany('hostileSeconds')

// It says something on a machine that does nothing else.
apiStory.runIf(isProof)(
  'what another user asks for takes no longer than three times as long beside a hostile one',
  { timeout: 60_000 + 2_000 * beside },
  async ({ database: { url, db }, tokenOf }) => {
    await db.query(
      `insert into pipeline.vendor_leads (vendor_name, vendor_phone)
       select 'Jo ' || n, '+4477' || lpad((90000000 + n)::text, 8, '0') from generate_series(1, 500) as n`,
    )
    const [viewer, operator] = [await tokenOf('viewer'), await tokenOf('operator')]
    const address = `http://127.0.0.1:${(await startWebProcess(url, 0)).port}`
    const query = '{ vendorLeads(first: 50) { totalCount nodes { id vendorName pipelineStage } } }'
    const ask = async () => {
      const beganAt = performance.now()
      const response = await fetch(`${address}/graphql`, {
        method: 'POST',
        body: JSON.stringify({ query }),
        headers: { 'content-type': 'application/json', authorization: `Bearer ${operator}` },
      })
      const { data } = JSON.parse(await response.text())
      expect(data?.vendorLeads.totalCount ?? response.status).toBe(500)
      return performance.now() - beganAt
    }
    const p95For = async (seconds: number) => {
      const waits: number[] = []
      for (const until = performance.now() + seconds * 1_000; performance.now() < until; ) {
        waits.push(await ask())
        await new Promise((resolve) => setTimeout(resolve, 400)) // no more than people ask
      }
      return waits.toSorted((one, other) => one - other)[Math.ceil(waits.length * 0.95) - 1] ?? 0
    }
    await vi.waitUntil(() => ask().catch(() => 0), 60_000)
    await p95For(1) // warm
    const quiet = await p95For(beside / 2)

    const hostile = fork(projectFile('test/server/support/hostile_client.ts'), {
      env: { ...process.env, ADDRESS: address, TOKEN: viewer },
    })
    try {
      await once(hostile, 'spawn')
      const loud = await p95For(beside)
      expect(loud, `${quiet} ms without`).toBeLessThan(3 * quiet)
    } finally {
      hostile.kill('SIGKILL')
    }
  },
)
