import type { FastifyInstance } from 'fastify'
import type { Metrics } from '../../metrics/metrics.ts'

/** Measures every answer, by the route as it is written in the program. */
export function measureRequests(app: FastifyInstance, { requests, webhooks }: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    const status = String(reply.statusCode)
    requests.observe({ route, method: request.method, status }, reply.elapsedTime / 1000)
    if (route.startsWith('/webhooks/')) webhooks.inc({ route, status })
  })
}
