import cookies from '@fastify/cookie'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import type { Metrics } from '../../metrics/metrics.ts'
import type { Budgets } from '../budget/budgets.ts'
import { demoRoutes } from './demo_routes.ts'
import { type OidcOptions, oidcPath, oidcRoutes } from './oidc_routes.ts'
import { passwordRoutes } from './password_routes.ts'
import { type Identify, identifyWith } from './requester.ts'
import { sessionCookie } from './session_cookie.ts'
import { sessionRoutes } from './session_routes.ts'
import { signInTries } from './sign_in_tries.ts'

export interface SignInOptions {
  pool: pg.Pool
  budgets: Budgets
  metrics: Metrics
  publicUrl?: string | undefined
  sessionSecret?: string | undefined
  oidc?: OidcOptions | undefined
  demoUser?: string | undefined
}

export interface SignIn {
  identify: Identify
  /** Where to sign in with the identity provider; undefined when there is none. */
  oidcPath: string | undefined
}

/** The ways in: sessions when there is a secret to sign their cookies with, a provider when there is one; tokens always. */
export async function openSignIn(
  app: FastifyInstance,
  { pool, budgets, metrics, publicUrl, sessionSecret, oidc, demoUser }: SignInOptions,
): Promise<SignIn> {
  if (sessionSecret === undefined)
    return { identify: identifyWith(pool, undefined, budgets), oidcPath: undefined }

  await app.register(cookies, { secret: sessionSecret })
  const cookie = sessionCookie({ overTls: publicUrl?.startsWith('https:') ?? false })
  const identify = identifyWith(pool, cookie, budgets)
  const tries = signInTries(pool, metrics.signIns)
  const hasProvider = oidc !== undefined && publicUrl !== undefined
  if (hasProvider) await app.register(oidcRoutes, { pool, cookie, tries, publicUrl, oidc })
  const itsPath = hasProvider ? oidcPath : undefined
  const isDemo = demoUser !== undefined
  if (isDemo) await app.register(demoRoutes, { pool, cookie, userName: demoUser })
  await app.register(sessionRoutes, { pool, cookie, identify, tries, oidcPath: itsPath, isDemo })
  await app.register(passwordRoutes, { pool, cookie, identify, tries })
  return { identify, oidcPath: itsPath }
}
