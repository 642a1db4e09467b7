import { on } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { agentRequestSchema } from '../../../src/agents/contract/over_http.ts'
import { isSignedWith, signatureOf } from '../../../src/signature.ts'
import { signingSecret } from './story.ts'

const requestSchema = agentRequestSchema.extend({ callbackUrl: z.url() })

export type AgentRequest = z.infer<typeof requestSchema>

export interface PatientAgent {
  endpoint: string
  /** The next request that comes, in the order they came. */
  nextRequest(): Promise<AgentRequest>
  stop(): Promise<void>
}

/** An agent over HTTP that takes every request that is really ours with 202, and answers when the story says so. */
export async function patientAgent(): Promise<PatientAgent> {
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    if (!isSignedWith(signingSecret, body, request.headers['x-signature-256'])) {
      response.writeHead(401).end()
      return
    }
    server.emit('taken', requestSchema.parse(JSON.parse(body.toString())))
    response.writeHead(202).end()
  })
  const requests = on(server, 'taken')
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address() as AddressInfo

  return {
    endpoint: `http://localhost:${port}/work`,
    nextRequest: async () => requestSchema.parse((await requests.next()).value?.[0]),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Sends an answer to the callback as an agent does; `change` is for those who are not quite one. */
export function sendAnswer(
  { callbackUrl, runToken }: { callbackUrl: string; runToken: string },
  outcome: object,
  change: { headers?: Record<string, string>; body?: string } = {},
): Promise<Response> {
  const body = change.body ?? JSON.stringify({ runToken, ...outcome })
  return fetch(callbackUrl, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-signature-256': signatureOf(body, signingSecret),
      ...change.headers,
    },
  })
}
