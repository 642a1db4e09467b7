import type { FastifyPluginAsync } from 'fastify'
import type pg from 'pg'
import { type Api, type Readiness, readinessOf } from './readiness.ts'

/** `/healthz`: this process answers. `/readyz`: it can do its work; 503 and the reason when it cannot. */
export const healthRoutes: FastifyPluginAsync<{ pool: pg.Pool; api: Api }> = async (app, { pool, api }) => {
  const readReadiness = readinessOf(pool, api)
  let looking: Promise<Readiness> | undefined

  app.get('/healthz', async () => ({ alive: true }))

  app.get('/readyz', async (_, reply) => {
    // Whoever asks while we look gets the same answer, so that asking often costs no connections.
    looking ??= readReadiness().finally(() => {
      looking = undefined
    })
    const readiness = await looking
    return reply
      .code(readiness.ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(readiness)
  })
}
