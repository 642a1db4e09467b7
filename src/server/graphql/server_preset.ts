import './schema/graphile_env.ts'
import type { FastifyRequest } from 'fastify'
import type pg from 'pg'
import { SafeError } from 'postgraphile/grafast'
import { NoSchemaIntrospectionCustomRule, type ValidationRule } from 'postgraphile/graphql'
import type { Requester } from '../../../db/access/sign_in.ts'
import type { UserRole } from '../../../db/access/users.ts'
import type { Db } from '../../../db/connection/pool.ts'
import type { TrustedDocuments } from '../../documents/trusted_documents.ts'
import type { Log } from '../../log.ts'
import type { Identify } from '../access/requester.ts'
import type { Budget } from '../budget/budget.ts'
import type { Budgets } from '../budget/budgets.ts'
import type { EventStream } from '../events/event_stream.ts'
import type { PresentStates } from '../events/present_states.ts'

import { clientAddress } from '../http/client_address.ts'
import { operationSizePlugin } from './limits/operation_size.ts'
import { queryLimits } from './limits/query_limits.ts'
import { requestSizePlugin } from './limits/request_size.ts'
import { hiddenNumbersPlugin } from './numbers/hidden_numbers.ts'
import { noteReadsPlugin } from './reads/note_reads.ts'
import { argumentValuesPlugin } from './requests/argument_values.ts'
import { budgetPlugin } from './requests/budget_plugin.ts'
import { containErrorsPlugin } from './requests/contain_errors.ts'
import { freshFiguresPlugin } from './requests/fresh_figures.ts'
import { maskError } from './requests/mask_error.ts'
import { operationLogPlugin } from './requests/operation_log.ts'
import { requestKeysPlugin } from './requests/request_keys.ts'
import { snapshotPlugin } from './requests/snapshot_plugin.ts'
import { timeLimitsPlugin } from './requests/time_limits.ts'
import { trustedDocumentsPreset } from './requests/trusted_documents.ts'
import { variableNamesPlugin } from './requests/variable_names.ts'
import { websocketOnlyPlugin } from './requests/websocket_only.ts'
import { schemaPreset } from './schema/schema_preset.ts'
import { type EventFeed, eventFeed } from './subscriptions/event_feed.ts'
import { type StateFeeds, stateFeeds } from './subscriptions/state_feeds.ts'
import { withinBudget } from './subscriptions/within_budget.ts'
import { signInAgain } from './web_sockets.ts'
import 'postgraphile/grafserv/fastify/v5'
import 'postgraphile/grafserv/node'

declare global {
  namespace Grafast {
    interface Context {
      /** The events that this operation may subscribe to. */
      events: EventFeed
      /** The states that it may subscribe to. */
      states: StateFeeds
      /** What its user may have. */
      budget: Budget
    }
  }
}

const largestRequest = 100_000
const slowestStatement: Record<UserRole, string> = { viewer: '5s', operator: '5s', admin: '15s' }

export interface ServerPresetOptions {
  pool: pg.Pool
  budgets: Budgets
  log: Log
  /** Lets people look at the schema: introspection, and GraphiQL at /graphiql. */
  explorable: boolean
  identify: Identify
  events: EventStream
  states: PresentStates
  trustedDocuments: TrustedDocuments | undefined
  documentsOfPages: TrustedDocuments
}

/** How the API is served: as the role of whoever asks, within limits. */
export function serverPreset(options: ServerPresetOptions): GraphileConfig.Preset {
  const { pool, budgets, log, explorable, identify, events, states, trustedDocuments } = options
  const contextOf = (requester: Requester | undefined, request: FastifyRequest) => {
    if (requester === undefined) throw new SafeError('Sign in again.', { code: 'UNAUTHENTICATED' })
    const budget = budgets.of(requester.userId)
    const db: Db = { query: (...asked) => budget.withConnection(() => pool.query(...asked)) }
    return {
      pgSettings: { ...settingsOf(requester), 'pipeline.client_address': clientAddress(request) },
      budget,
      events: withinBudget(budget, eventFeed(events, db)),
      states: stateFeeds(states, budget),
    }
  }
  return {
    extends: [
      schemaPreset(pool),
      ...(trustedDocuments === undefined ? [] : [trustedDocumentsPreset(trustedDocuments)]),
    ],
    plugins: [
      validationPlugin(explorable),
      operationLogPlugin,
      hiddenNumbersPlugin((error) => maskError(error, log)),
      containErrorsPlugin,
      argumentValuesPlugin,
      variableNamesPlugin,
      snapshotPlugin(pool),
      requestKeysPlugin,
      budgetPlugin,
      websocketOnlyPlugin,
      timeLimitsPlugin(options.documentsOfPages),
      requestSizePlugin,
      operationSizePlugin,
      freshFiguresPlugin(pool, log),
      noteReadsPlugin(pool, log),
    ],
    grafserv: {
      graphqlPath: '/graphql',
      graphqlOverGET: false,
      graphiqlOnGraphQLGET: false,
      graphiql: explorable,
      graphiqlPath: '/graphiql',
      maxRequestLength: largestRequest,
      allowedRequestContentTypes: ['application/json'],
      websockets: true,
      maskError: (error) => maskError(error, log),
    },
    grafast: {
      explain: false,
      context: async ({ fastifyv5, ws }) => {
        if (fastifyv5 !== undefined) return contextOf(fastifyv5.request.requester, fastifyv5.request)
        // Over a WebSocket each operation asks anew who it is: sessions end, roles change.
        const request: unknown = ws?.request
        if (!isFastifyRequest(request)) throw new Error('An operation came from nowhere.')
        const requester = await identify(request)
        if (requester === undefined) ws?.socket?.close(...signInAgain)
        return contextOf(requester, request)
      },
      timeouts: { planning: 2_000, execution: 20_000 },
    },
  }
}

/** The settings of each transaction: the role that may do it, and who is on record for it. */
function settingsOf({ role, name, userId, sessionId = '' }: Requester): Record<string, string> {
  return {
    role: `pipeline_${role}`,
    statement_timeout: slowestStatement[role],
    // What lies on a disk without a head, or in memory: else the leads of a stage were looked for among all, in the order asked for.
    random_page_cost: '2',
    'pipeline.actor_kind': 'user',
    'pipeline.actor': name,
    'pipeline.user_id': userId,
    'pipeline.session_id': sessionId,
  }
}

function isFastifyRequest(request: unknown): request is FastifyRequest {
  return typeof request === 'object' && request !== null && 'routeOptions' in request
}

function validationPlugin(explorable: boolean): GraphileConfig.Plugin {
  return {
    name: 'PipelineValidationPlugin',
    grafserv: {
      middleware: {
        setPreset(next, event) {
          event.validationRules.push(queryLimits)
          if (!explorable) {
            event.validationRules = [
              ...event.validationRules.map(withoutSuggestions),
              NoSchemaIntrospectionCustomRule,
            ]
          }
          return next()
        },
      },
    },
  }
}

/** "Did you mean …" would tell the schema to whoever guesses. */
function withoutSuggestions(rule: ValidationRule): ValidationRule {
  return (context) => rule(Object.create(context, { hideSuggestions: { value: true } }))
}
