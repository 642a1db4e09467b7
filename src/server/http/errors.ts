import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { obstacleOf } from '../../../db/connection/obstacle.ts'
import { isPoolExhausted } from '../../../db/connection/sql_error.ts'
import { hangUp } from '../../hang_up.ts'
import { loggable } from '../../loggable_error.ts'

/** An answer that tells the client what is wrong with the request. */
export class RequestRefused extends Error {
  override name = 'RequestRefused'
  readonly status: number
  readonly code: string
  /** Seconds after which it may go better. */
  readonly retryAfter: number | undefined

  constructor(status: number, code: string, message: string, retryAfter?: number) {
    super(message)
    this.status = status
    this.code = code
    this.retryAfter = retryAfter
  }
}

/** What is said of a request that was refused by whoever reads requests, before anybody of ours saw it. */
export const codeOfStatus: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  406: 'NOT_ACCEPTABLE',
  408: 'TOO_SLOW',
  413: 'TOO_LARGE',
  414: 'TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  431: 'TOO_LARGE',
}

/** Errors as JSON: what the client did wrong in words, what we did wrong only as an id to look up in the log. */
export function answerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler(() => {
    throw new RequestRefused(404, 'NOT_FOUND', 'There is nothing here.')
  })
  app.setErrorHandler(answerError)
}

export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, code, message } = refusalOf(error, request, reply)
  return reply.code(status).send({ error: { code, message, requestId: request.id } })
}

/** What the client may know of an error, which is logged when it is ours. */
export function refusalOf(error: FastifyError, request: FastifyRequest, reply: FastifyReply): RequestRefused {
  const refusal = asRefused(error)
  if (refusal.status === 500) request.log.error(loggable(error), 'a request failed')
  if (refusal.code.startsWith('DATABASE_'))
    request.log.error(loggable(error), 'the database cannot do its part')
  if (refusal.retryAfter !== undefined) reply.header('retry-after', String(refusal.retryAfter))
  return refusal
}

function asRefused(error: FastifyError): RequestRefused {
  if (error instanceof RequestRefused) return error
  if (isPoolExhausted(error)) {
    return new RequestRefused(503, 'TOO_BUSY', 'The server has too much to do; try again soon.', 5)
  }
  const unfit = asUnfitDatabase(error)
  if (unfit !== undefined) return unfit
  if (error.code === 'FST_ERR_HANDLER_TIMEOUT') {
    return new RequestRefused(503, 'TOO_SLOW', 'This took too long. Ask for less at a time.', 5)
  }
  const status = error.statusCode ?? 500
  if (status >= 500) return new RequestRefused(500, 'INTERNAL', 'Something went wrong on our side.')
  return new RequestRefused(status, codeOfStatus[status] ?? 'BAD_REQUEST', error.message)
}

const codeOfObstacle: Readonly<Record<string, string>> = {
  '25006': 'DATABASE_READ_ONLY',
  '53100': 'DATABASE_FULL',
  '57P03': 'DATABASE_STARTING',
}

/** What a client may know of a database that is away or unfit, and when to come again unless a person has to act first. */
export function asUnfitDatabase(error: unknown): RequestRefused | undefined {
  const obstacle = obstacleOf(error)
  if (obstacle === undefined) return undefined
  const code = codeOfObstacle[obstacle.code ?? '']
  if (code === undefined) {
    return new RequestRefused(503, 'DATABASE_AWAY', 'The database cannot be reached; try again soon.', 5)
  }
  const retryAfter = code === 'DATABASE_STARTING' ? 5 : undefined
  return new RequestRefused(503, code, `It could not be done: ${obstacle.says}.`, retryAfter)
}

/**
 * Answers what cannot be read as a request. Which part of us it was for is not known, so that it is in the form of
 * the API's errors and in that of all others.
 */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return
  const [status, code, message] =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? [408, 'TOO_SLOW', 'The request took too long to arrive.']
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? [431, 'TOO_LARGE', 'The headers are too large.']
        : [400, 'BAD_REQUEST', 'This is no HTTP request that can be read.']
  const body = JSON.stringify({ error: { code, message }, errors: [{ message, extensions: { code } }] })
  hangUp(
    socket,
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` +
      `Content-Type: application/json\r\nConnection: close\r\n\r\n${body}`,
  )
}
