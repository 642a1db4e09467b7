import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hangUpOnUnread } from '../hang_up.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { showsMetricsToken } from '../metrics/metrics_reader.ts'

export interface MetricsListener {
  address: string
  stop(): Promise<void>
}

/**
 * Serves the worker's `/metrics`: with a token on all addresses, to those who show it; without one to this machine
 * only.
 */
export async function listenForMetrics({
  metrics,
  port,
  token,
}: {
  metrics: Metrics
  port: number
  token: string | undefined
}): Promise<MetricsListener> {
  const server = createServer(async (request, response) => {
    const answer = (status: number, text: string, type = 'text/plain') =>
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text)
    if (request.method !== 'GET' || request.url !== '/metrics')
      return answer(404, 'There is only GET /metrics.\n')
    if (token !== undefined && !showsMetricsToken(token, request.headers.authorization)) {
      return answer(401, 'Send the METRICS_TOKEN as Authorization: Bearer …\n')
    }
    return answer(200, await metrics.registry.metrics(), metrics.registry.contentType)
  })
  hangUpOnUnread(server)
  server.maxConnections = 20
  server.requestTimeout = 10_000
  server.listen(port, token === undefined ? 'localhost' : undefined)
  await once(server, 'listening').catch((cause: Error) => {
    throw new Error(`METRICS_PORT ${port}: ${cause.message}. Choose another.`, { cause })
  })
  const { port: bound } = server.address() as AddressInfo
  return {
    address: `http://localhost:${bound}`,
    async stop() {
      server.close().closeAllConnections()
      await once(server, 'close')
    },
  }
}
