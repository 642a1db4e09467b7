import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyPluginAsync } from 'fastify'
import type pg from 'pg'
import { makeSchema } from 'postgraphile'
import { grafserv } from 'postgraphile/grafserv/fastify/v5'
import type { GraphQLSchema } from 'postgraphile/graphql'
import type { Requester } from '../../../db/sign_in.ts'
import type { Log } from '../../log.ts'
import type { Identify } from '../access/requester.ts'
import { RequestRefused } from '../errors.ts'
import { openExplorer } from './explorer.ts'
import { requestScope } from './request_scope.ts'
import { serverPreset } from './server_preset.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose request it is; only set where somebody has to be signed in. */
    requester: Requester | undefined
  }
}

export interface GraphqlRouteOptions {
  pool: pg.Pool
  log: Log
  identify: Identify
  explorable: boolean
}

/** `/graphql`, for those who are signed in or have a token. */
export const graphqlRoutes: FastifyPluginAsync<GraphqlRouteOptions> = async (
  app,
  { pool, log, identify, explorable },
) => {
  const stopping = new AbortController()
  app.addHook('onClose', async () => stopping.abort())
  let isReady = false
  const schema = readSchema()
  const api = grafserv({ preset: serverPreset({ pool, explorable }), schema })
  schema.then(
    () => {
      isReady = true
    },
    () => {}, // stopped before the database was there
  )

  app.decorateRequest('requester', undefined)
  app.addHook('preHandler', async (request) => {
    if (request.method !== 'POST') return
    request.requester = await identify(request)
    if (request.requester === undefined) {
      throw new RequestRefused(401, 'UNAUTHENTICATED', 'Sign in with POST /session, or send a token.')
    }
    if (!isReady) throw new RequestRefused(503, 'STARTING', 'The API is starting; try again in a moment.')
  })
  if (explorable) openExplorer(app, identify)
  app.addHook('preHandler', (request, _, done) => requestScope.run(request, done))
  app.setErrorHandler((error, request, reply) => {
    if (!(error instanceof RequestRefused)) throw error
    const extensions = { code: error.code, requestId: request.id }
    return reply.code(error.status).send({ errors: [{ message: error.message, extensions }] })
  })
  await api.addTo(app)

  /** The schema as the database has it, as soon as that can be reached. */
  async function readSchema(): Promise<GraphQLSchema> {
    for (;;) {
      try {
        return (await makeSchema(serverPreset({ pool, explorable }))).schema
      } catch (error) {
        log.error(
          { error: error instanceof Error ? error.message : String(error) },
          'the API has no schema yet',
        )
        await sleep(2_000, undefined, { signal: stopping.signal })
      }
    }
  }
}
