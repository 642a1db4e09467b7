import type { FastifyError, FastifyInstance } from 'fastify'
import { codeOfStatus, RequestRefused, refusalOf } from '../../http/errors.ts'

interface Answer {
  data?: unknown
  errors: { message: string; extensions?: Record<string, unknown> }[]
}

/** What a client that names no type of its own gets, as GraphQL over HTTP has it. */
const plainType = 'application/json'
/** What others call it, and what the API does. */
const itsCodes: Readonly<Record<string, string>> = { BAD_REQUEST: 'BAD_QUERY', TOO_LARGE: 'QUERY_TOO_LARGE' }
/** What Accept may hold, apart by commas; the library that chooses among them stumbles over anything else. */
const mediaRange =
  /^\s*(\*|[\w!#$&^.+-]+)\/(\*|(?<!\*\/)[\w!#$&^.+-]+)(\s*;\s*(q=(1(\.0+)?|0|0?\.\d+)|(?!q=)[\w!#$&^.+-]+=("[^"\\]*"|[\w!#$&^.+-]+)))*\s*$/
const otherMethods = ['DELETE', 'OPTIONS', 'PATCH', 'PUT']

/** Whoever finds an error, and however early: the API's answer has `errors`, each with a code in `extensions`. */
export function shapeAnswers(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ headers }) => {
    const accept = headers.accept?.trim() || '*/*'
    const namesNone = /(\*|application)\/\*/.test(accept) && !accept.includes('application/graphql-response')
    const readable = accept.split(',').filter((range) => mediaRange.test(range))
    if (readable.length === 0)
      throw new RequestRefused(406, 'NOT_ACCEPTABLE', 'Accept names no type of answer.')
    headers.accept = namesNone ? plainType : readable.join(',')
  })
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const { status, code, message, retryAfter } = refusalOf(error, request, reply)
    const extensions = { code: itsCodes[code] ?? code, retryAfter, requestId: request.id }
    return reply.code(status).send({ errors: [{ message, extensions }] })
  })
  app.route({
    method: otherMethods,
    url: '/graphql',
    handler() {
      throw new RequestRefused(405, 'METHOD_NOT_ALLOWED', 'Use POST, or GET for a WebSocket.')
    },
  })
  app.addHook('preSerialization', async (_, reply, answer) => {
    if (reply.statusCode === 405) reply.header('allow', 'POST')
    if (!hasErrors(answer)) return answer
    const { code, retryAfter } = answer.errors[0]?.extensions ?? {}
    if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
    if (code === 'TOO_SLOW' && answer.data == null && reply.statusCode === 400) reply.code(503)
    if (code === 'TOO_BUSY' && answer.data == null && reply.statusCode < 429) reply.code(429)
    return { ...answer, errors: answer.errors.map(withCode) }

    function withCode({ message, extensions, ...error }: Answer['errors'][number]) {
      const { statusCode, ...known } = extensions ?? {}
      const code = codeOfStatus[reply.statusCode] ?? 'BAD_REQUEST'
      return { message, ...error, extensions: { code: itsCodes[code] ?? code, ...known } }
    }
  })
}

function hasErrors(answer: unknown): answer is Answer {
  return typeof answer === 'object' && answer !== null && 'errors' in answer && Array.isArray(answer.errors)
}
