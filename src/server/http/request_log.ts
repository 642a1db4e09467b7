import type { FastifyInstance } from 'fastify'

const quiet = new Set(['/healthz', '/readyz', '/metrics'])

/**
 * One line an answer, with the id that the client gets as `X-Request-Id`. The route is logged, never the address or
 * the query, which may hold somebody's number.
 */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    const line = {
      method: request.method,
      route,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
    }
    if (reply.statusCode >= 500) request.log.warn(line, 'answered')
    else if (quiet.has(route)) request.log.debug(line, 'answered')
    else request.log.info(line, 'answered')
  })
}
