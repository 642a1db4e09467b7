import type { FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { beginSignIn, forgiveSignIn } from '../../../db/access/sign_in.ts'
import type { Metrics } from '../../metrics/metrics.ts'
import { clientAddress } from '../http/client_address.ts'

/** Sign-ins are counted before anything is believed, whatever proves who it is, and each that fails makes the next wait longer. */
export interface SignInTries {
  /** Returns for how many seconds nobody is let in; 0 when the proof may be looked at. */
  begin(request: FastifyRequest, reply: FastifyReply, name: string | null): Promise<number>
  failed(request: FastifyRequest, why: Record<string, unknown>): void
  succeeded(request: FastifyRequest, name: string | null): Promise<void>
}

export function signInTries(pool: pg.Pool, signIns: Metrics['signIns']): SignInTries {
  return {
    async begin(request, reply, name) {
      const waitSeconds = await beginSignIn(pool, { name, address: clientAddress(request) })
      if (waitSeconds === 0) return 0
      signIns.inc({ result: 'waits' })
      reply.header('retry-after', String(waitSeconds))
      return waitSeconds
    },
    failed(request, why) {
      signIns.inc({ result: 'refused' })
      request.log.warn(why, 'a sign-in failed')
    },
    async succeeded(request, name) {
      signIns.inc({ result: 'signed in' })
      await forgiveSignIn(pool, { name, address: clientAddress(request) })
    },
  }
}
