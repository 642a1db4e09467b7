import './graphile_env.ts'
import type pg from 'pg'
import { NoSchemaIntrospectionCustomRule, type ValidationRule } from 'postgraphile/graphql'
import type { Requester } from '../../../db/sign_in.ts'
import type { UserRole } from '../../../db/users.ts'
import { maskError } from './mask_error.ts'
import { queryLimits } from './query_limits.ts'
import { schemaPreset } from './schema_preset.ts'
import 'postgraphile/grafserv/fastify/v5'

const largestRequest = 100_000
const slowestStatement: Record<UserRole, string> = { viewer: '5s', operator: '5s', admin: '15s' }

export interface ServerPresetOptions {
  pool: pg.Pool
  /** Lets people look at the schema: introspection, and GraphiQL at /graphiql. */
  explorable: boolean
}

/** How the API is served: as the role of whoever asks, within limits. */
export function serverPreset({ pool, explorable }: ServerPresetOptions): GraphileConfig.Preset {
  return {
    extends: [schemaPreset(pool)],
    plugins: [validationPlugin(explorable)],
    grafserv: {
      graphqlPath: '/graphql',
      graphqlOverGET: false,
      graphiqlOnGraphQLGET: false,
      graphiql: explorable,
      graphiqlPath: '/graphiql',
      maxRequestLength: largestRequest,
      allowedRequestContentTypes: ['application/json'],
      websockets: false,
      maskError,
    },
    grafast: {
      explain: false,
      context: ({ fastifyv5 }) => ({ pgSettings: settingsOf(fastifyv5?.request.requester) }),
      timeouts: { planning: 2_000, execution: 20_000 },
    },
  }
}

/** The settings of each transaction: the role that may do it, and who is on record for it. */
function settingsOf(requester: Requester | undefined): Record<string, string> {
  if (requester === undefined) throw new Error('Nobody asks.')
  return {
    role: `pipeline_${requester.role}`,
    statement_timeout: slowestStatement[requester.role],
    'pipeline.actor_kind': 'user',
    'pipeline.actor': requester.name,
    'pipeline.user_id': requester.userId,
  }
}

function validationPlugin(explorable: boolean): GraphileConfig.Plugin {
  return {
    name: 'PipelineValidationPlugin',
    version: '1.0.0',
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
