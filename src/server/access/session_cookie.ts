import type { FastifyReply, FastifyRequest } from 'fastify'

/** Sessions end after a week, or a day without a request; the database keeps the latter. */
export const sessionDays = 7

export interface SessionCookie {
  write(reply: FastifyReply, sessionId: string): void
  /** The id of the session that the browser shows; undefined without a cookie that we signed. */
  read(request: FastifyRequest): string | undefined
  clear(reply: FastifyReply): void
}

/** The cookie that scripts cannot read and other sites cannot send; over TLS it is bound to this very host. */
export function sessionCookie({ overTls }: { overTls: boolean }): SessionCookie {
  const name = overTls ? '__Host-pipeline_session' : 'pipeline_session'
  const attributes = { path: '/', httpOnly: true, sameSite: 'strict', secure: overTls } as const
  return {
    write(reply, sessionId) {
      reply.setCookie(name, sessionId, { ...attributes, signed: true, maxAge: sessionDays * 86_400 })
    },
    read(request) {
      const sent = request.cookies[name]
      if (sent === undefined) return undefined
      const unsigned = request.unsignCookie(sent)
      return unsigned.valid ? unsigned.value : undefined
    },
    clear(reply) {
      reply.clearCookie(name, attributes)
    },
  }
}
