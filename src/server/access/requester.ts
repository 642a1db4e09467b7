import type { FastifyRequest } from 'fastify'
import { type Requester, whoHasSession, whoHasToken } from '../../../db/access/sign_in.ts'
import type { Db } from '../../../db/connection/pool.ts'
import { fingerprint } from '../../access/secret.ts'
import type { SessionCookie } from './session_cookie.ts'

/** Somebody, and the fingerprint of the session or token that says so. */
export interface Identified extends Requester {
  credential: Buffer
}

/** Says who sends a request: by `Authorization: Bearer …`, else by the session's cookie. */
export type Identify = (request: FastifyRequest) => Promise<Identified | undefined>

export function identifyWith(db: Db, cookie: SessionCookie | undefined): Identify {
  return async (request) => {
    const { authorization } = request.headers
    if (authorization !== undefined) {
      const token = /^Bearer ([\w-]{43})$/.exec(authorization)?.[1]
      return token === undefined ? undefined : identified(fingerprint(token), whoHasToken)
    }
    const sessionId = cookie?.read(request)
    return sessionId === undefined ? undefined : identified(fingerprint(sessionId), whoHasSession)
  }

  async function identified(
    credential: Buffer,
    whoHas: (db: Db, hash: Buffer) => Promise<Requester | undefined>,
  ): Promise<Identified | undefined> {
    const requester = await whoHas(db, credential)
    return requester === undefined ? undefined : { ...requester, credential }
  }
}
