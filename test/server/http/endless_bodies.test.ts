import { subscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { expect } from 'vitest'
import { createLog } from '../../../src/log.ts'
import { startServer } from '../../../src/server/server.ts'
import { oneSchema } from '../support/one_schema.ts'
import { serverStory } from '../support/story.ts'

const chunk = Buffer.from(`4000\r\n${'x'.repeat(0x4000)}\r\n`)
/** The largest body that anything here takes, and what comes in until that is noticed. */
const mostRead = 2_000_000

/** What the server reads of each connection, by the port of the other side: what was sent may wait in the network. */
const read = new Map<number | undefined, Socket>()
subscribe('net.server.socket', (message) => {
  const { socket } = message as { socket: Socket }
  read.set(socket.remotePort, socket)
})

interface Poured {
  status: string | undefined
  taken: number
}

/** Sends without end, and never hangs up; resolves when the other side has, with how many bytes that side read. */
function pourInto(port: string, head: string): Promise<Poured> {
  const socket = connect({ port: Number(port), host: 'localhost', allowHalfOpen: true })
  let answer = ''
  let ourPort: number | undefined
  const pour = () => {
    socket.write(chunk, (error) => {
      if (error == null && !socket.destroyed) setImmediate(pour)
    })
  }
  socket.once('connect', () => {
    ourPort = socket.localPort
  })
  socket.on('error', () => {})
  socket.on('data', (data) => {
    answer += data
  })
  socket.write(head)
  pour()
  return new Promise((resolve) => {
    socket.once('close', () => {
      const taken = read.get(ourPort)?.bytesRead ?? Number.NaN
      resolve({ status: answer.split(' ')[1], taken })
    })
  })
}

const endless = (what: string) =>
  `${what} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`

serverStory(
  'a body without end is cut off, whatever it is sent to, and its sender is told why',
  async ({ server }) => {
    const { port } = new URL(server.address)
    const methods = ['GET', 'HEAD', 'OPTIONS', 'DELETE', 'POST', 'PUT', 'PATCH', 'TRACE', 'PROPFIND']
    const paths = ['/healthz', '/metrics', '/graphql', '/session', '/nothing', '/webhooks/agents/x', '/%']
    for (const method of methods) {
      const poured = paths.map(async (path) => {
        const what = `${method} ${path}`
        const { status, taken } = await pourInto(port, endless(what))
        expect([what, status]).toEqual([what, expect.stringMatching(/^(200|4\d\d)$/)])
        expect([what, taken < mostRead]).toEqual([what, true])
      })
      await Promise.all(poured)
    }
  },
)

serverStory(
  'whoever is told that they were too slow, and goes on, is cut off',
  async ({ database: { url } }) => {
    const log = createLog('silent')
    const server = await startServer({
      url,
      port: 0,
      host: 'localhost',
      log,
      requestTimeoutMs: 1_000,
      schemaOf: oneSchema,
    })
    try {
      const { port } = new URL(server.address)
      const { taken } = await pourInto(port, 'GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Long:')
      expect(taken).toBeLessThan(mostRead)
    } finally {
      await server.stop()
    }
  },
)

serverStory(
  'whoever never finishes what they ask keeps nobody from ending',
  async ({ database: { url } }) => {
    const log = createLog('silent')
    const server = await startServer({
      url,
      port: 0,
      host: '127.0.0.1',
      log,
      requestTimeoutMs: 60_000,
      schemaOf: oneSchema,
    })
    const socket = connect(Number(new URL(server.address).port), '127.0.0.1')
    const cut = new Promise((resolve) => socket.on('error', () => {}).once('close', resolve))
    const ask = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n'
    socket.write(
      `${ask}POST /session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n`,
    )
    await once(socket, 'data')
    await server.stop()
    await cut
  },
)

serverStory('a body that nobody asked for does not part the ones who sent it', async ({ server }) => {
  const { port } = new URL(server.address)
  const socket = connect(Number(port), 'localhost')
  const answers = new Promise<string>((resolve) => {
    let heard = ''
    socket.on('data', (data) => {
      heard += data
      if (heard.split('"alive"').length > 2) resolve(heard)
    })
  })
  const request = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello'
  socket.write(request + request)
  expect((await answers).match(/HTTP\/1\.1 200/g)).toHaveLength(2)
  socket.destroy()
})
