import rateLimit from '@fastify/rate-limit'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { z } from 'zod'
import { endSession, openSession, type Requester, readPassword, whoHasSession } from '../../../db/sign_in.ts'
import { isPasswordOf, longestPassword } from '../../access/password.ts'
import { fingerprint, newSecret } from '../../access/secret.ts'
import { RequestRefused } from '../errors.ts'
import type { Identify } from './requester.ts'
import { type SessionCookie, sessionDays } from './session_cookie.ts'

const credentialsSchema = z.object({
  name: z.string().trim().toLowerCase().min(1).max(100),
  password: z.string().min(1).max(longestPassword),
})
type Credentials = z.infer<typeof credentialsSchema>

const fiveMinutes = 300_000
const triesPerAddress = 50
const triesPerNameAndAddress = 10
const triesPerName = 100

export interface SessionRouteOptions {
  pool: pg.Pool
  cookie: SessionCookie
  identify: Identify
}

/** `POST /session` signs a browser in, `GET` says who it is, `DELETE` signs it out. */
export const sessionRoutes: FastifyPluginAsync<SessionRouteOptions> = async (
  app,
  { pool, cookie, identify },
) => {
  await app.register(rateLimit, { global: false, timeWindow: fiveMinutes })
  const limits = [
    app.createRateLimit({ max: triesPerAddress, keyGenerator: ({ ip }) => ip }),
    app.createRateLimit({
      max: triesPerNameAndAddress,
      keyGenerator: (request) => `${request.ip} ${nameIn(request)}`,
    }),
    app.createRateLimit({ max: triesPerName, keyGenerator: (request) => `name ${nameIn(request)}` }),
  ]

  app.post('/session', async (request, reply) => {
    const credentials = credentialsSchema.safeParse(request.body)
    if (!credentials.success) {
      throw new RequestRefused(400, 'NOT_CREDENTIALS', 'Send {"name": …, "password": …} as application/json.')
    }
    for (const isWithin of limits) {
      const limit = await isWithin(request)
      if (limit.isAllowed || !limit.isExceeded) continue
      reply.header('retry-after', String(limit.ttlInSeconds))
      throw new RequestRefused(429, 'TOO_MANY_TRIES', 'Too many tries to sign in; wait a few minutes.')
    }
    const userId = await userWith(credentials.data)
    const before = cookie.read(request)
    if (before !== undefined) await endSession(pool, fingerprint(before))
    const sessionId = newSecret()
    const idHash = fingerprint(sessionId)
    await openSession(pool, {
      userId,
      idHash,
      days: sessionDays,
      userAgent: request.headers['user-agent'],
    })
    cookie.write(reply, sessionId)
    request.log.info({ userId }, 'signed in')
    return reply.code(201).send(shown(await whoHasSession(pool, idHash)))
  })

  app.get('/session', async (request, reply) => {
    const requester = await identify(request)
    return reply.header('cache-control', 'no-store').send(shown(requester))
  })

  app.delete('/session', async (request, reply) => {
    const sessionId = cookie.read(request)
    if (sessionId !== undefined) await endSession(pool, fingerprint(sessionId))
    cookie.clear(reply)
    return reply.code(204).send()
  })

  async function userWith({ name, password }: Credentials): Promise<string> {
    const known = await readPassword(pool, name)
    if (!(await isPasswordOf(known?.passwordHash, password)) || known === undefined) {
      throw new RequestRefused(401, 'WRONG_CREDENTIALS', 'The name or the password is wrong.')
    }
    return known.userId
  }
}

function nameIn(request: FastifyRequest): string {
  return credentialsSchema.safeParse(request.body).data?.name ?? ''
}

function shown(requester: Requester | undefined) {
  return requester === undefined ? { user: null } : { user: { name: requester.name, role: requester.role } }
}
