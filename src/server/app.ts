import helmet from '@fastify/helmet'
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify'
import type pg from 'pg'
import type { Log } from '../log.ts'
import { answerErrors } from './errors.ts'
import { healthRoutes } from './health_routes.ts'
import { logRequests } from './request_log.ts'
import { agentAnswers } from './webhooks/agent_answers.ts'

export interface AppOptions {
  pool: pg.Pool
  log: Log
  /** Proves that an answer at the agents' callback comes from one of our agents; without it there is no callback. */
  agentSigningSecret?: string | undefined
}

const requestTimeoutMs = 15_000
const largestBody = 100_000
const mostConnections = 2_000

/** Everything that the web process answers. */
export async function createApp({ pool, log, agentSigningSecret }: AppOptions): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = log
  const app = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => crypto.randomUUID(),
    bodyLimit: largestBody,
    requestTimeout: requestTimeoutMs,
    handlerTimeout: requestTimeoutMs,
    connectionTimeout: 4 * requestTimeoutMs,
    http: { headersTimeout: requestTimeoutMs, connectionsCheckingInterval: 5_000 },
    routerOptions: { maxParamLength: 100 },
  })
  app.server.maxConnections = mostConnections

  answerErrors(app)
  logRequests(app)
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
  })
  await app.register(healthRoutes, { pool })
  if (agentSigningSecret !== undefined) {
    await app.register(agentAnswers, { pool, signingSecret: agentSigningSecret })
  }
  return app
}
