import type { FastifyPluginAsync } from 'fastify'
import type pg from 'pg'
import { loggable } from '../loggable_error.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { showsMetricsToken } from '../metrics/metrics_reader.ts'
import { pipelineFigures } from '../metrics/pipeline_figures.ts'
import type { Identify } from './access/requester.ts'
import { RequestRefused } from './http/errors.ts'

export interface MetricsRouteOptions {
  pool: pg.Pool
  metrics: Metrics
  identify: Identify
  metricsToken: string | undefined
}

/** `/metrics` for Prometheus: with METRICS_TOKEN, or for anybody who may read the pipeline. */
export const metricsRoute: FastifyPluginAsync<MetricsRouteOptions> = async (
  app,
  { pool, metrics, identify, metricsToken },
) => {
  const figures = pipelineFigures(pool, metrics.registry)

  app.get('/metrics', async (request, reply) => {
    if (!showsMetricsToken(metricsToken, request.headers.authorization) && !(await identify(request))) {
      throw new RequestRefused(
        401,
        'UNAUTHENTICATED',
        'Send METRICS_TOKEN or an API token as a Bearer token.',
      )
    }
    await figures.read().catch((error: unknown) => {
      request.log.warn(loggable(error), 'figures cannot be read')
    })
    return reply
      .type(metrics.registry.contentType)
      .header('cache-control', 'no-store')
      .send(await metrics.registry.metrics())
  })
}
