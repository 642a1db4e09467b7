import { isIPv4 } from 'node:net'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { readPassword } from '../../../db/access/sign_in.ts'
import { RequestRefused } from '../http/errors.ts'
import { beginSession } from './begin_session.ts'
import type { SessionCookie } from './session_cookie.ts'

export interface DemoRouteOptions {
  pool: pg.Pool
  cookie: SessionCookie
  /** Who they are signed in as. */
  userName: string
}

/** `POST /session/demo` signs in a browser of this machine without a password; only the demo has it. */
export const demoRoutes: FastifyPluginAsync<DemoRouteOptions> = async (app, { pool, cookie, userName }) => {
  app.post('/session/demo', async (request, reply) => {
    const user = await readPassword(pool, userName)
    if (!isFromThisMachine(request) || user === undefined) {
      throw new RequestRefused(403, 'NOT_LOCAL', 'Only a browser of this machine needs no password.')
    }
    await beginSession({ pool, cookie }, user.userId, request, reply)
    return reply.code(204).send()
  })
}

const localNames = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Sent by a program here to a name that is always this machine, through no proxy: a page of the outside whose name was
 * made to lead here still says its own name.
 */
export function isFromThisMachine({ socket, headers, host }: FastifyRequest): boolean {
  const sender = socket.remoteAddress?.replace(/^::ffff:/, '') ?? ''
  const isLoopback = sender === '::1' || (isIPv4(sender) && sender.startsWith('127.'))
  const isProxied = Object.keys(headers).some((name) => /^(forwarded|via|x-forwarded-|x-real-ip)/.test(name))
  return isLoopback && !isProxied && localNames.has(host.replace(/:\d+$/, ''))
}
