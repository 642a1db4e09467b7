import type { FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { endSession, openSession } from '../../../db/access/sign_in.ts'
import { fingerprint, newSecret } from '../../access/secret.ts'
import { clientAddress } from '../http/client_address.ts'
import { type SessionCookie, sessionDays } from './session_cookie.ts'

/** Signs the browser in as somebody who has proved to be that user; returns the fingerprint of the session's id. */
export async function beginSession(
  { pool, cookie }: { pool: pg.Pool; cookie: SessionCookie },
  userId: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Buffer> {
  const before = cookie.read(request)
  if (before !== undefined) await endSession(pool, fingerprint(before))
  const sessionId = newSecret()
  const idHash = fingerprint(sessionId)
  await openSession(pool, {
    ...{ userId, idHash, days: sessionDays },
    ...{ userAgent: request.headers['user-agent'], address: clientAddress(request) },
  })
  cookie.write(reply, sessionId)
  request.log.info({ userId }, 'signed in')
  return idHash
}
