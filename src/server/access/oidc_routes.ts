import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import type pg from 'pg'
import { z } from 'zod'
import { findUserOfIdentity } from '../../../db/access/sign_in.ts'
import type { UserRole } from '../../../db/access/users.ts'
import { loggable } from '../../loggable_error.ts'
import { beginSession } from './begin_session.ts'
import { type IdentityProviderOptions, identityProvider } from './identity_provider.ts'
import type { SessionCookie } from './session_cookie.ts'
import type { SignInTries } from './sign_in_tries.ts'

export interface OidcOptions extends IdentityProviderOptions {
  /** Whoever the provider vouches for becomes a user with this role; without it only users that were added. */
  newUserRole: UserRole | undefined
}

export interface OidcRouteOptions {
  pool: pg.Pool
  cookie: SessionCookie
  tries: SignInTries
  publicUrl: string
  oidc: OidcOptions
}

export const oidcPath = '/session/oidc'
const callbackPath = `${oidcPath}/callback`
const minutes = 10

const journeySchema = z.object({ verifier: z.string(), state: z.string(), nonce: z.string(), to: z.string() })
/** A page of ours; never another site's, however it is spelled. */
const ownPageSchema = z.object({
  to: z
    .string()
    .regex(/^\/(?![/\\])[\w\-./?=&%]*$/)
    .max(500)
    .catch('/')
    .default('/'),
})

/** `GET /session/oidc?to=/page` signs in with the identity provider and ends at that page. */
export const oidcRoutes: FastifyPluginAsync<OidcRouteOptions> = async (
  app,
  { pool, cookie, tries, publicUrl, oidc },
) => {
  const provider = identityProvider(oidc, publicUrl + callbackPath)
  const overTls = publicUrl.startsWith('https:')
  const journeyCookie = overTls ? '__Host-pipeline_journey' : 'pipeline_journey'
  // Lax, because the browser comes back from another site.
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure: overTls } as const

  app.get(oidcPath, async (request, reply) => {
    const { to } = ownPageSchema.parse(request.query)
    const begun = await provider.begin().catch((error: unknown) => {
      request.log.error(loggable(error), 'the identity provider cannot be reached')
    })
    if (begun === undefined) {
      return page(
        reply,
        503,
        'The identity provider cannot be reached. Try again in a moment, or use a password.',
      )
    }
    const journey = Buffer.from(JSON.stringify({ ...begun.checks, to })).toString('base64url')
    reply.setCookie(journeyCookie, journey, { ...attributes, signed: true, maxAge: minutes * 60 })
    return reply.header('cache-control', 'no-store').redirect(begun.url, 302)
  })

  app.get(callbackPath, async (request, reply) => {
    const journey = readJourney(request.unsignCookie(request.cookies[journeyCookie] ?? ''))
    reply.clearCookie(journeyCookie, attributes)
    const waitSeconds = await tries.begin(request, reply, null)
    if (waitSeconds > 0) return page(reply, 429, `Too many tries to sign in; wait ${waitSeconds} s.`)
    if (journey === undefined) {
      tries.failed(request, { why: 'it was not begun here, or took too long' })
      return page(reply, 400, 'This sign-in was not begun here, or took too long. Begin again.')
    }

    const identity = await provider
      .finish(new URL(request.url, publicUrl), journey)
      .catch((error: unknown) => {
        tries.failed(request, loggable(error))
      })
    if (identity === undefined)
      return page(reply, 401, 'The identity provider did not let you in. Begin again.')

    const userId = await findUserOfIdentity(pool, identity, oidc.newUserRole)
    if (userId === undefined) {
      tries.failed(request, { why: 'the identity provider vouches for nobody who may sign in' })
      return page(reply, 403, 'You may not sign in here. Ask an admin to add you under your e-mail address.')
    }
    await tries.succeeded(request, null)
    await beginSession({ pool, cookie }, userId, request, reply)
    return page(reply, 200, 'You are signed in.', journey.to)
  })
}

function readJourney(unsigned: {
  valid: boolean
  value: string | null
}): z.infer<typeof journeySchema> | undefined {
  if (!unsigned.valid || unsigned.value === null) return undefined
  return journeySchema.parse(JSON.parse(Buffer.from(unsigned.value, 'base64url').toString()))
}

/**
 * A page of its own rather than a redirect: what a browser asks for while it still comes from another site goes
 * without the session's cookie, which is strict.
 */
function page(reply: FastifyReply, status: number, message: string, next?: string): FastifyReply {
  const refresh =
    next === undefined ? '' : `<meta http-equiv="refresh" content="0;url=${next.replaceAll('&', '&amp;')}">`
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(
      `<!doctype html><html lang="en"><title>Sign in · Pipeline Orchestrator</title>${refresh}<p>${message}</p></html>`,
    )
}
