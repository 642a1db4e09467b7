import type { FastifyRequest } from 'fastify'
import { type Requester, whoHasSession, whoHasToken } from '../../../db/access/sign_in.ts'
import type { Db } from '../../../db/connection/pool.ts'
import { fingerprint } from '../../access/secret.ts'
import type { Budgets } from '../budget/budgets.ts'
import { clientAddress, networkOf } from '../http/client_address.ts'
import type { SessionCookie } from './session_cookie.ts'
import { WrongCredentials } from './wrong_credentials.ts'

/** Somebody, and the fingerprint of the session or token that says so. */
export interface Identified extends Requester {
  credential: Buffer
}

/**
 * Says who sends a request: by `Authorization: Bearer …`, else by the session's cookie. Whoever is known to be over
 * their budget is refused before anybody else has work with it.
 *
 * @throws RequestRefused TOO_BUSY, TOO_MANY_TRIES
 */
export type Identify = (request: FastifyRequest) => Promise<Identified | undefined>

export function identifyWith(db: Db, cookie: SessionCookie | undefined, budgets: Budgets): Identify {
  const strangers = new WrongCredentials()
  const asking = new Map<string, Promise<Requester | undefined>>()

  return async (request) => {
    const { authorization } = request.headers
    if (authorization !== undefined) {
      const token = /^Bearer ([\w-]{43})$/.exec(authorization)?.[1]
      return token === undefined ? undefined : identified(request, fingerprint(token), whoHasToken)
    }
    const sessionId = cookie?.read(request)
    return sessionId === undefined ? undefined : identified(request, fingerprint(sessionId), whoHasSession)
  }

  async function identified(
    request: FastifyRequest,
    credential: Buffer,
    whoHas: (db: Db, hash: Buffer) => Promise<Requester | undefined>,
  ): Promise<Identified | undefined> {
    await budgets.lastKnown(credential)?.admitInTime()
    const look = () => askOnce(credential.toString('hex'), () => whoHas(db, credential))
    const requester = await (budgets.isKnown(credential)
      ? look()
      : strangers.find(networkOf(clientAddress(request)), look))
    if (requester === undefined) return undefined
    budgets.remember(credential, requester.userId)
    return { ...requester, credential }
  }

  /** Whoever comes while a session or token is looked up waits for that answer: a flood of requests is one look. */
  function askOnce(key: string, ask: () => Promise<Requester | undefined>): Promise<Requester | undefined> {
    const asked = asking.get(key) ?? ask().finally(() => asking.delete(key))
    asking.set(key, asked)
    return asked
  }
}
