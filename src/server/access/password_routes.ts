import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { z } from 'zod'
import { readPassword, setOwnPassword, setPasswordByLink, whoHasLink } from '../../../db/access/sign_in.ts'
import { hashPassword, isPasswordOf, longestPassword, shortestPassword } from '../../access/password.ts'
import { fingerprint } from '../../access/secret.ts'
import { RequestRefused } from '../http/errors.ts'
import type { Identify } from './requester.ts'
import type { SessionCookie } from './session_cookie.ts'
import type { SignInTries } from './sign_in_tries.ts'

const linkSchema = z.object({ code: z.string().regex(/^[\w-]{43}$/) })
const byLinkSchema = linkSchema.extend({ password: z.string() })
const ownSchema = z.object({ current: z.string().max(longestPassword), password: z.string() })

export interface PasswordRouteOptions {
  pool: pg.Pool
  cookie: SessionCookie
  identify: Identify
  tries: SignInTries
}

/**
 * The doors by which people set passwords of their own, who never pass through the API: `POST /session/link` says whose
 * link a code is, `/session/link/password` sets the password by it, `/session/password` changes that of who is signed in.
 */
export const passwordRoutes: FastifyPluginAsync<PasswordRouteOptions> = async (
  app,
  { pool, cookie, identify, tries },
) => {
  app.post('/session/link', async (request, reply) => {
    const { code } = read(linkSchema, request)
    return reply.header('cache-control', 'no-store').send({ name: await ownerOf(code, request, reply) })
  })

  app.post('/session/link/password', async (request, reply) => {
    const { code, password } = read(byLinkSchema, request)
    refuseBad(password)
    const name = await ownerOf(code, request, reply)
    if (!(await setPasswordByLink(pool, code, await hashPassword(password)))) throw noSuchLink()
    return reply.send({ name })
  })

  app.post('/session/password', async (request, reply) => {
    const { current, password } = read(ownSchema, request)
    refuseBad(password)
    const sessionId = cookie.read(request)
    const who = sessionId === undefined ? undefined : await identify(request)
    if (who === undefined || sessionId === undefined) {
      throw new RequestRefused(401, 'UNAUTHENTICATED', 'Sign in first.')
    }
    await begin(request, reply, who.name)
    const known = await readPassword(pool, who.name)
    if (!(await isPasswordOf(known?.passwordHash ?? undefined, current))) {
      tries.failed(request, { knownName: true })
      throw new RequestRefused(403, 'WRONG_CREDENTIALS', 'The present password is another.')
    }
    await tries.succeeded(request, who.name)
    await setOwnPassword(pool, fingerprint(sessionId), await hashPassword(password))
    return reply.code(204).send()
  })

  async function ownerOf(code: string, request: FastifyRequest, reply: FastifyReply): Promise<string> {
    await begin(request, reply, null)
    const name = await whoHasLink(pool, code)
    if (name === undefined) {
      tries.failed(request, { knownName: false })
      throw noSuchLink()
    }
    await tries.succeeded(request, null)
    return name
  }

  async function begin(request: FastifyRequest, reply: FastifyReply, name: string | null): Promise<void> {
    const waitSeconds = await tries.begin(request, reply, name)
    if (waitSeconds > 0)
      throw new RequestRefused(429, 'TOO_MANY_TRIES', `Too many tries; wait ${waitSeconds} s.`)
  }
}

function read<Body>(schema: z.ZodType<Body>, { body }: FastifyRequest): Body {
  const found = schema.safeParse(body)
  if (found.success) return found.data
  throw new RequestRefused(400, 'BAD_REQUEST', 'Something is missing, or is not what it should be.')
}

function refuseBad(password: string): void {
  if (password.length >= shortestPassword && password.length <= longestPassword) return
  const message = `A password has ${shortestPassword} to ${longestPassword} characters.`
  throw new RequestRefused(400, 'BAD_PASSWORD', message)
}

function noSuchLink(): RequestRefused {
  return new RequestRefused(
    404,
    'NO_SUCH_LINK',
    'This link does not count any more. Ask an admin for another.',
  )
}
