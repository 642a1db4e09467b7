import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { isConnectionLost } from '../../../db/connection/sql_error.ts'
import { loggable } from '../../loggable_error.ts'

/** An answer that tells the client what is wrong with the request. */
export class RequestRefused extends Error {
  override name = 'RequestRefused'
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** Errors as JSON: what the client did wrong in words, what we did wrong only as an id to look up in the log. */
export function answerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler((_, reply) => answer(reply, 404, 'NOT_FOUND', 'There is nothing here.'))

  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof RequestRefused) return answer(reply, error.status, error.code, error.message)
    if (isConnectionLost(error)) {
      request.log.error('the database is away')
      reply.header('retry-after', '5')
      return answer(reply, 503, 'DATABASE_AWAY', 'The database cannot be reached; try again soon.')
    }
    const status = error.statusCode ?? 500
    if (status < 500 || error.code === 'FST_ERR_HANDLER_TIMEOUT') {
      return answer(reply, status, error.code, error.message)
    }
    request.log.error(loggable(error), 'a request failed')
    return answer(reply, 500, 'INTERNAL', 'Something went wrong on our side.')
  })
}

function answer(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ error: { code, message, requestId: reply.request.id } })
}
