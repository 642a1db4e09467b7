import './schema/graphile_env.ts'

import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyPluginAsync } from 'fastify'
import { makeSchema } from 'postgraphile'
import { grafserv } from 'postgraphile/grafserv/fastify/v5'
import type { GraphQLSchema } from 'postgraphile/graphql'
import { readNamesDigest } from '../../../db/known_names.ts'
import type { Metrics } from '../../metrics/metrics.ts'
import { accessWatch } from '../access/access_watch.ts'
import type { Identified } from '../access/requester.ts'
import type { Pools } from '../budget/pools.ts'
import { eventStream } from '../events/event_stream.ts'
import { presentStates } from '../events/present_states.ts'
import { RequestRefused } from '../http/errors.ts'
import { openExplorer } from './explorer.ts'
import { shapeAnswers } from './requests/answer_shape.ts'
import { maskDocumentErrors } from './requests/document_errors.ts'
import { maskError } from './requests/mask_error.ts'
import { requestScope } from './requests/request_scope.ts'
import { followNames } from './schema/follow_names.ts'
import { type ServerPresetOptions, serverPreset } from './server_preset.ts'
import { takeWebSockets } from './web_sockets.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose request it is; only set where somebody has to be signed in. */
    requester: Identified | undefined
  }
}

/** @param learned another text whenever the names that the rules give are others */
export type SchemaOf = (preset: GraphileConfig.Preset, learned: string) => Promise<GraphQLSchema>

export interface GraphqlRouteOptions extends Omit<ServerPresetOptions, 'pool' | 'events' | 'states'> {
  pools: Pools
  metrics: Metrics
  schemaOf: SchemaOf | undefined
  /** Where the page of GraphiQL sends people to sign in with the identity provider. */
  oidcPath: string | undefined
  /** From now on it answers. */
  onReady: () => void
}

/** `/graphql`, over HTTP and as a WebSocket, for those who are signed in or have a token. */
export const graphqlRoutes: FastifyPluginAsync<GraphqlRouteOptions> = async (
  app,
  { pools, metrics, oidcPath, schemaOf = makeOne, onReady, ...served },
) => {
  const { budgets, log, identify, explorable } = served
  const stopping = new AbortController()
  app.addHook('preClose', async () => stopping.abort())
  const events = eventStream(pools.events, log, stopping.signal)
  const states = presentStates(pools.events, log, stopping.signal)
  const access = accessWatch(pools.signIn, log, stopping.signal)
  const preset = serverPreset({ ...served, pool: pools.work, events, states })
  let isReady = false
  const first = readSchema()
  const api = grafserv({ preset, schema: first.then(({ schema }) => schema) })
  maskDocumentErrors(api, budgets, (error) => maskError(error, log))
  first.then(
    ({ learned }) => {
      isReady = true
      onReady()
      const learn = async (names: string) => api.setSchema(await schemaOf(preset, names))
      void followNames({ db: pools.events, learned, learn, log, stopping: stopping.signal })
    },
    () => {}, // stopped before the database was there
  )

  const sockets = await takeWebSockets(app, { metrics, access, budgets, log })
  app.decorateRequest('requester', undefined)
  app.addHook('preHandler', async (request) => {
    if (request.method !== 'POST' && !request.ws) return
    request.requester = await identify(request)
    if (request.requester === undefined) {
      throw new RequestRefused(401, 'UNAUTHENTICATED', 'Sign in with POST /session, or send a token.')
    }
    if (!isReady) throw new RequestRefused(503, 'STARTING', 'The API is starting; try again in a moment.')
    if (request.ws) sockets.admit(request, request.requester)
  })
  if (explorable) openExplorer(app, identify, oidcPath)
  app.addHook('preHandler', (request, _, done) => requestScope.run(request, done))
  shapeAnswers(app)
  app.addHook('onSend', async ({ requester }, _, answer) => {
    if (requester !== undefined && typeof answer === 'string')
      budgets.of(requester.userId).spendAnswer(answer.length)
  })
  await api.addTo(app)

  /** The schema as the database has it, as soon as that can be reached. */
  async function readSchema(): Promise<{ schema: GraphQLSchema; learned: string }> {
    for (;;) {
      try {
        const learned = await readNamesDigest(pools.events) // before, so that no release falls between
        return { learned, schema: await schemaOf(preset, learned) }
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

async function makeOne(preset: GraphileConfig.Preset): Promise<GraphQLSchema> {
  return (await makeSchema(preset)).schema
}
