import { EventEmitter } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import { createLog } from '../../../src/log.ts'
import { boundSocket } from '../../../src/server/budget/bound_socket.ts'
import { Budget, usualLimits } from '../../../src/server/budget/budget.ts'
import { startServer } from '../../../src/server/server.ts'
import { apiStory } from '../support/api.ts'
import { oneSchema } from '../support/one_schema.ts'

/** A connection whose other side reads when the story says so. */
class Line extends EventEmitter {
  bufferedAmount = 0
  isHeard = true
  send(text: string): void {
    this.bufferedAmount += text.length
  }
  pause(): void {
    this.isHeard = false
  }
  resume(): void {
    this.isHeard = true
  }
}

function aLine(messagesASecond = 1_000): Line {
  const line = new Line()
  boundSocket(line as unknown as WebSocket, new Budget({ ...usualLimits, messagesASecond }))
  return line
}

const book = 'x'.repeat(600_000)

test('whoever does not read what they asked for is not heard until they have', async () => {
  const line = aLine()
  line.send(book)
  expect(line.isHeard).toBe(true)
  line.send(book)
  expect(line.isHeard).toBe(false)
  line.bufferedAmount = 0
  await expect.poll(() => line.isHeard).toBe(true)
  line.send(book)
  line.send(book)
  expect(line.isHeard).toBe(false)
  line.emit('close')
})

test('whoever has read on, and sends too much, still waits their turn', async () => {
  const line = aLine(1)
  line.emit('message')
  line.emit('message')
  expect(line.isHeard).toBe(false)
  line.send(book)
  line.send(book)
  line.bufferedAmount = 0
  await expect.poll(() => line.isHeard).toBe(true)
  line.emit('close')
})

apiStory(
  'whoever does not take their answers over HTTP is cut off',
  async ({ database: { db, url }, tokenOf }) => {
    await db.query(
      `insert into pipeline.vendor_leads (vendor_name, vendor_phone, property_address)
       select repeat('V', 200), '+44770090' || lpad(n::text, 4, '0'), repeat('14 Oak Road ', 20) from generate_series(1, 200) as n`,
    )
    const log = createLog('silent')
    const server = await startServer({
      url,
      port: 0,
      host: 'localhost',
      log,
      requestTimeoutMs: 400,
      schemaOf: oneSchema,
    })
    try {
      const query = '{ vendorLeads(first: 200) { nodes { id vendorName propertyAddress } } }'
      const body = JSON.stringify({ query })
      const request = `POST /graphql HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${await tokenOf('viewer')}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
      const socket = connect(Number(new URL(server.address).port), 'localhost').pause()
      socket.on('error', () => {})
      const goOn = async () => {
        for (let more = 0; more < 20; more += 1) socket.write(request)
        return socket.destroyed
      }
      await expect.poll(goOn, { interval: 200 }).toBe(true)
    } finally {
      await server.stop()
    }
  },
)
