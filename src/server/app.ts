import { isUtf8 } from 'node:buffer'
import helmet from '@fastify/helmet'
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify'
import type { TwilioSettings } from '../carriers/twilio/twilio_settings.ts'
import { documentsOfPages, type TrustedDocuments } from '../documents/trusted_documents.ts'
import { hangUpOnSlow, hangUpOnUnread } from '../hang_up.ts'
import type { FacebookSettings } from '../lead_sources/facebook/facebook_settings.ts'
import type { Log } from '../log.ts'
import { createMetrics, type Metrics } from '../metrics/metrics.ts'
import type { OidcOptions } from './access/oidc_routes.ts'
import { refuseForeignPages } from './access/own_pages_only.ts'
import { openSignIn } from './access/sign_in.ts'
import { adminPages } from './admin/admin_pages.ts'
import type { Limits } from './budget/budget.ts'
import { Budgets } from './budget/budgets.ts'
import type { Pools } from './budget/pools.ts'
import { graphqlRoutes, type SchemaOf } from './graphql/graphql_routes.ts'
import { healthRoutes } from './health_routes.ts'
import { warnOfUnknownProxy } from './http/client_address.ts'
import { answerError, answerErrors, answerUnreadable, RequestRefused } from './http/errors.ts'
import { logRequests } from './http/request_log.ts'
import { measureRequests } from './http/request_metrics.ts'
import { leadImports } from './imports/lead_imports.ts'
import { metricsRoute } from './metrics_route.ts'
import { schemaRoutes } from './schema_routes.ts'
import { agentAnswers } from './webhooks/agent_answers.ts'
import { facebookWebhooks } from './webhooks/facebook_webhooks.ts'
import { leadWebhooks } from './webhooks/lead_webhooks.ts'
import { simulatedCarrierDoor } from './webhooks/simulated_carrier.ts'

export interface AppOptions {
  pools: Pools
  log: Log
  metrics?: Metrics
  /** Lets a program that knows only this read the metrics; users and API tokens always may. */
  metricsToken?: string | undefined
  /** Where people and agents reach us from outside. */
  publicUrl?: string | undefined
  /** The proxies whose word on a client's address is taken; without it nobody's. */
  trustProxy?: string[] | undefined
  /** Signs the cookies of sessions; without it nobody can sign in, only tokens count. */
  sessionSecret?: string | undefined
  /** Lets people sign in with an identity provider; counts only with a session secret and a public address. */
  oidc?: OidcOptions | undefined
  /** Whom browsers of this machine are signed in as without a password; only for a simulation. */
  demoUser?: string | undefined
  /** The only documents that the API runs; without them any. */
  trustedDocuments?: TrustedDocuments | undefined
  /** A request has to have arrived by then, 15 seconds unless a story has less time. */
  requestTimeoutMs?: number
  /** What one user may have; the usual unless a story has another. */
  limits?: Limits | undefined
  /** Lets people look at the API's schema; not for production. */
  explorable?: boolean
  /** Makes the API's schema; a program that serves many databases that are alike makes one for all. */
  schemaOf?: SchemaOf | undefined
  /** Whose calls about texts are taken; without it none are. */
  twilio?: TwilioSettings | undefined
  /** The secrets of sources of leads, by the names of their variables; a source without one brings none. */
  leadSecrets?: ReadonlyMap<string, string> | undefined
  /** Lets Facebook say that there are leads; without it, it cannot. */
  facebook?: FacebookSettings | undefined
  /** Proves that an answer at the agents' callback comes from one of our agents; without it there is no callback. */
  agentSigningSecret?: string | undefined
}

const largestBody = 100_000
const mostConnections = 2_000
/** On a machine that has much else to do it starts late rather than not at all. */
const longestPreparationMs = 60_000

/** Everything that the web process answers. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { pools, log, metrics = createMetrics(), requestTimeoutMs = 15_000 } = options
  const { publicUrl, trustProxy, trustedDocuments, agentSigningSecret, twilio } = options
  const loggerInstance: FastifyBaseLogger = log
  const app = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => crypto.randomUUID(),
    trustProxy: trustProxy ?? false,
    bodyLimit: largestBody,
    requestTimeout: requestTimeoutMs,
    pluginTimeout: longestPreparationMs,
    handlerTimeout: 2 * requestTimeoutMs,
    clientErrorHandler: answerUnreadable,
    frameworkErrors: answerError,
    connectionTimeout: 4 * requestTimeoutMs,
    http: {
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.ceil(requestTimeoutMs / 5),
      // Whoever asks for anything else is answered as if they had not; their connection would never end.
      shouldUpgradeCallback: ({ url = '', headers }) =>
        /^\/graphql(\?|$)/.test(url) && headers.upgrade?.toLowerCase() === 'websocket',
    },
    routerOptions: { maxParamLength: 100 },
  })
  refuseOtherEncodings(app)
  app.removeContentTypeParser('text/plain') // a foreign page may send that without asking first
  for (const [what, pool] of Object.entries(pools)) metrics.pools.set(`server ${what}`, pool)
  app.server.maxConnections = mostConnections
  hangUpOnUnread(app.server)
  hangUpOnSlow(app.server, 8 * requestTimeoutMs)

  answerErrors(app)
  logRequests(app)
  measureRequests(app, metrics)
  warnOfUnknownProxy(app, trustProxy)
  refuseForeignPages(app, publicUrl)
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
  })
  const api = { isReady: false }
  await app.register(healthRoutes, { pool: pools.health, api })
  await app.register(schemaRoutes)
  const budgets = new Budgets(options.limits)
  const signIn = { ...options, pool: pools.signIn, budgets, metrics }
  const { identify, oidcPath } = await openSignIn(app, signIn)
  const { metricsToken, schemaOf, explorable = false } = options
  await app.register(metricsRoute, { pool: pools.events, metrics, identify, metricsToken })
  const ofPages = await documentsOfPages()
  await app.register(graphqlRoutes, {
    pools,
    budgets,
    log,
    metrics,
    identify,
    trustedDocuments: trustedDocuments && new Map([...trustedDocuments, ...ofPages]),
    documentsOfPages: ofPages,
    explorable,
    schemaOf,
    oidcPath,
    onReady: () => {
      api.isReady = true
    },
  })
  await app.register(adminPages)
  if (agentSigningSecret !== undefined) {
    await app.register(agentAnswers, { pool: pools.work, metrics, signingSecret: agentSigningSecret })
  }
  if (twilio !== undefined) {
    const { twilioWebhooks } = await import('./webhooks/twilio_webhooks.ts') // loads 130 files for a signature
    await app.register(twilioWebhooks, { pool: pools.events, settings: twilio })
  }
  await app.register(leadWebhooks, { pool: pools.events, secrets: options.leadSecrets ?? new Map() })
  await app.register(simulatedCarrierDoor, { pool: pools.events, identify })
  await app.register(leadImports, { pool: pools.imports, identify })
  await app.register(facebookWebhooks, { pool: pools.events, settings: options.facebook })
  return app
}

/** JSON is UTF-8; what is not would be taken with other letters than were sent. */
function refuseOtherEncodings(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('ignore', 'ignore') // nobody merges what comes in into anything
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (isUtf8(body as Buffer)) parse(request, String(body), done)
    else done(new RequestRefused(400, 'BAD_REQUEST', 'The body is not UTF-8.'))
  })
}
