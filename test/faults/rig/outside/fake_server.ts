import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

export interface FakeServer {
  url: string
  close(): Promise<void>
}

/** An outside service on this machine; what the handler does not answer stays unanswered. */
export async function serve(
  handle: (request: IncomingMessage, body: unknown, response: ServerResponse) => void,
): Promise<FakeServer> {
  const server = createServer(async (request, response) => {
    request.on('error', () => {})
    response.on('error', () => {})
    try {
      handle(request, request.method === 'POST' ? await json(request) : undefined, response)
    } catch {
      response.destroy() // the caller died while it spoke
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

/** As fast as it is read, for ever. */
export function pour(response: ServerResponse): void {
  const chunk = Buffer.alloc(64 * 1024, ' ')
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  }
  response.on('drain', more)
  more()
}
