import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { z } from 'zod'
import { endSession, type Requester, readPassword, whoHasSession } from '../../../db/access/sign_in.ts'
import { isPasswordOf, longestPassword } from '../../access/password.ts'
import { fingerprint } from '../../access/secret.ts'
import { legible } from '../../free_text.ts'
import { RequestRefused } from '../http/errors.ts'
import { beginSession } from './begin_session.ts'
import { isFromThisMachine } from './demo_routes.ts'
import type { Identify } from './requester.ts'
import type { SessionCookie } from './session_cookie.ts'
import type { SignInTries } from './sign_in_tries.ts'

const credentialsSchema = z.object({
  name: z
    .string()
    .trim()
    .toLowerCase()
    .min(1)
    .max(100)
    .refine((name) => legible(name) === name),
  password: z.string().min(1).max(longestPassword),
})
type Credentials = z.infer<typeof credentialsSchema>

export interface SessionRouteOptions {
  pool: pg.Pool
  cookie: SessionCookie
  identify: Identify
  tries: SignInTries
  /** Where to sign in with the identity provider, if there is one. */
  oidcPath: string | undefined
  /** Whether a browser of this machine needs no password. */
  isDemo: boolean
}

/** `POST /session` signs a browser in, `GET` says who it is, `DELETE` signs it out. */
export const sessionRoutes: FastifyPluginAsync<SessionRouteOptions> = async (
  app,
  { pool, cookie, identify, tries, oidcPath, isDemo },
) => {
  app.post('/session', async (request, reply) => {
    const credentials = credentialsSchema.safeParse(request.body)
    if (!credentials.success) {
      throw new RequestRefused(400, 'NOT_CREDENTIALS', 'Send {"name": …, "password": …} as application/json.')
    }
    const userId = await userWith(credentials.data, request, reply)
    const idHash = await beginSession({ pool, cookie }, userId, request, reply)
    return reply.code(201).send(shown(await whoHasSession(pool, idHash)))
  })

  app.get('/session', async (request, reply) => {
    const requester = await identify(request)
    const ways = { oidc: oidcPath ?? null, demo: isDemo && isFromThisMachine(request) }
    return reply.header('cache-control', 'no-store').send({ ...shown(requester), ...ways })
  })

  app.delete('/session', async (request, reply) => {
    const sessionId = cookie.read(request)
    if (sessionId !== undefined) await endSession(pool, fingerprint(sessionId))
    cookie.clear(reply)
    return reply.code(204).send()
  })

  async function userWith(
    { name, password }: Credentials,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<string> {
    const waitSeconds = await tries.begin(request, reply, name)
    if (waitSeconds > 0) {
      throw new RequestRefused(429, 'TOO_MANY_TRIES', `Too many tries to sign in; wait ${waitSeconds} s.`)
    }
    const known = await readPassword(pool, name)
    if (!(await isPasswordOf(known?.passwordHash ?? undefined, password)) || known === undefined) {
      tries.failed(request, { knownName: known !== undefined })
      throw new RequestRefused(401, 'WRONG_CREDENTIALS', 'The name or the password is wrong.')
    }
    await tries.succeeded(request, name)
    return known.userId
  }
}

function shown(requester: Requester | undefined) {
  return requester === undefined ? { user: null } : { user: { name: requester.name, role: requester.role } }
}
