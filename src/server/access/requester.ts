import type { FastifyRequest } from 'fastify'
import type { Db } from '../../../db/pool.ts'
import { type Requester, whoHasSession, whoHasToken } from '../../../db/sign_in.ts'
import { fingerprint } from '../../access/secret.ts'
import type { SessionCookie } from './session_cookie.ts'

/** Says who sends a request: by `Authorization: Bearer …`, else by the session's cookie. */
export type Identify = (request: FastifyRequest) => Promise<Requester | undefined>

export function identifyWith(db: Db, cookie: SessionCookie | undefined): Identify {
  return async (request) => {
    const { authorization } = request.headers
    if (authorization !== undefined) {
      const token = /^Bearer ([\w-]{43})$/.exec(authorization)?.[1]
      return token === undefined ? undefined : whoHasToken(db, fingerprint(token))
    }
    const sessionId = cookie?.read(request)
    return sessionId === undefined ? undefined : whoHasSession(db, fingerprint(sessionId))
  }
}
