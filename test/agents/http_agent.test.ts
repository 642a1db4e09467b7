import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { ClaimedRun } from '../../db/work/agent_runs.ts'
import { callHttpAgent } from '../../src/agents/http_agent.ts'

const run = { runId: '1', token: 't', input: {} } as ClaimedRun
const MB = 1_000_000

/** Calls an agent that answers so, with a deadline of this length; says what came of it and how much it got rid of. */
async function call(answers: (response: ServerResponse) => void, deadlineMs = 10_000) {
  let sent = 0
  const closed = Promise.withResolvers<void>()
  const server = createServer((_, response) => {
    response.on('close', () => {
      sent = response.socket?.bytesWritten ?? 0
      closed.resolve()
    })
    answers(response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const outcome = await callHttpAgent(
    `http://127.0.0.1:${port}`,
    run,
    { signingSecret: 'of both sides' },
    AbortSignal.timeout(deadlineMs),
  ).catch((error: Error) => `${error.name}: ${error.message}`)
  await closed.promise
  server.close()
  return { outcome, sent }
}

const tooLarge = 'AgentRefusal: The answer is too large'

/** As fast as it is read, for ever. */
function pour(response: ServerResponse): void {
  const chunk = Buffer.alloc(64 * 1024, ' ')
  const more = () => {
    while (response.write(chunk));
  }
  response.on('drain', more)
  more()
}

test('an answer without an end is cut off soon', async () => {
  const { outcome, sent } = await call(pour)
  expect(outcome).toBe(tooLarge)
  expect(sent).toBeLessThan(20 * MB) // what the kernels of both sides buffer
})

test('a small answer that unpacks to a large one is cut off', async () => {
  const bomb = gzipSync(Buffer.alloc(100 * MB, ' '))
  expect(bomb.length).toBeLessThan(MB)
  const before = process.memoryUsage().rss
  const { outcome } = await call((response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' })
    response.end(bomb)
  })
  expect(outcome).toBe(tooLarge)
  expect(process.memoryUsage().rss - before).toBeLessThan(90 * MB)
})

test('an answer that comes drop by drop ends with the deadline', async () => {
  const { outcome } = await call((response) => {
    const timer = setInterval(() => response.write(' '), 20)
    response.on('close', () => clearInterval(timer))
  }, 300)
  expect(outcome).toMatch(/^TimeoutError/)
})

test('bytes count, not characters', async () => {
  const notes = 'é'.repeat(0.6 * MB)
  const { outcome } = await call((response) => response.end(JSON.stringify({ notes })))
  expect(outcome).toBe(tooLarge)
})

test('what nobody sees in an agent’s words is left out', async () => {
  const said = {
    outcome: 'reply',
    facts: { propertyAddress: '12\u202e High\nStreet\u200b' },
    message: { purpose: 'REPLY', body: 'Thank\u0007 you\r\nMx 👩‍🌾' },
    reason: 'asked\ufeff kindly',
  }
  const { outcome } = await call((response) => response.end(JSON.stringify(said)))
  expect(outcome).toEqual({
    outcome: 'reply',
    facts: { propertyAddress: '12 High Street' },
    message: { purpose: 'REPLY', body: 'Thank you\nMx 👩‍🌾' },
    reason: 'asked kindly',
  })
})
