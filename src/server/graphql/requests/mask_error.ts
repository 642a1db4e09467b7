import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { isSafeError, type SafeError } from 'postgraphile/grafast'
import { GraphQLError, Kind } from 'postgraphile/graphql'
import { isPoolExhausted, PipelineError } from '../../../../db/connection/sql_error.ts'
import type { Log } from '../../../log.ts'
import { loggable } from '../../../loggable_error.ts'
import { asUnfitDatabase, RequestRefused } from '../../http/errors.ts'
import { hintForClients } from './hint_for_clients.ts'
import { namedField } from './named_field.ts'
import { requestScope } from './request_scope.ts'

interface Refusal {
  code: string
  message: string
}

const badValue: Refusal = { code: 'BAD_VALUE', message: 'A value is not of the form it should have.' }
const badTime: Refusal = { code: 'BAD_VALUE', message: 'A time is not of the form it should have.' }

const tooSlow: Refusal = { code: 'TOO_SLOW', message: 'This took too long. Ask for less at a time.' }

const refusedBySqlstate: Record<string, Refusal> = {
  '42501': { code: 'FORBIDDEN', message: 'Your role may not do this.' },
  '57014': tooSlow,
  '22P02': badValue,
  '22P05': badValue, // a character that no text can have
  '22021': badValue,
  '22001': badValue, // too long
  '22003': badValue, // too large
  '22015': badValue, // an interval too long
  '2201X': badValue, // an offset below nothing
  '22007': badTime,
  '22008': badTime,
}
/** What lists say of an empty filter; they do not mark it as safe to tell. */
const filterFault = /^(Empty objects|Null literals) are forbidden in filter argument input\.$/

/**
 * What a client may know of an error: faults of the request itself, and refusals of the pipeline with their code and
 * detail. Anything else is ours: it is logged, and the client gets the id to ask about.
 */
export function maskError(error: GraphQLError, log: Log): GraphQLError {
  const cause = error.originalError
  if (cause == null || cause instanceof GraphQLError || isAboutValue(error)) return ofTheRequest(error)
  if (isSafeError(cause) && hasTakenTooLong(cause))
    return answer(error, tooSlow.message, { code: tooSlow.code })
  if (isSafeError(cause) || filterFault.test(cause.message)) {
    return answer(error, cause.message, {
      ...{ code: badValue.code, field: namedField(error) ?? error.path?.join('.') },
      ...error.extensions,
      ...extensionsOf(cause),
    })
  }
  if (cause instanceof pg.DatabaseError && cause.code?.startsWith('VL')) {
    const { code, message, detail, hint } = new PipelineError(cause)
    return answer(error, message, { code, detail, hint: hintForClients(hint ?? '') })
  }
  if (cause instanceof RequestRefused) {
    return answer(error, cause.message, { code: cause.code, retryAfter: cause.retryAfter })
  }
  if (isPoolExhausted(cause)) {
    return answer(error, 'The server has too much to do; try again soon.', {
      code: 'TOO_BUSY',
      retryAfter: 5,
    })
  }
  const request = requestScope.getStore()
  // Over a WebSocket no request is being answered; the id is then that of the line.
  const requestId = request?.id ?? randomUUID()
  const unfit = asUnfitDatabase(cause)
  if (unfit !== undefined) {
    const { code, message, retryAfter } = unfit
    return answer(error, message, { code, retryAfter, requestId })
  }
  const refusal = cause instanceof pg.DatabaseError ? refusedValue(cause) : undefined
  if (refusal !== undefined) {
    const field = error.extensions.field ?? error.path?.join('.')
    return answer(error, refusal.message, { code: refusal.code, field })
  }

  const line = { ...loggable(cause), path: error.path?.join('.') }
  if (request === undefined) log.error({ requestId, ...line }, 'a field failed')
  else request.log.error(line, 'a field failed')
  return answer(error, 'Something went wrong on our side.', { code: 'INTERNAL', requestId })
}

/** Grafast marks it so when it gives up planning or carrying out what was asked. */
const hasTakenTooLong = ({ extensions = {} }: SafeError) =>
  Object.getOwnPropertySymbols(extensions).some(({ description }) => description === 'timeout')

/** A domain's rule is about a value; a table's is ours to keep. */
function refusedValue({ code, dataType }: pg.DatabaseError): Refusal | undefined {
  return code === '23514' && dataType !== undefined ? badValue : refusedBySqlstate[code ?? '']
}

function answer(error: GraphQLError, message: string, extensions: Record<string, unknown>): GraphQLError {
  const { nodes = null, source = null, positions = null, path = null } = error
  return new GraphQLError(message, { nodes, source, positions, path, extensions })
}

function extensionsOf(cause: Error): Record<string, unknown> {
  return isSafeError(cause) ? (cause.extensions ?? {}) : {}
}

/** "Did you mean …" would tell the schema to whoever guesses. */
function ofTheRequest(error: GraphQLError): GraphQLError {
  const message = error.message.replace(/ Did you mean .*$/s, '')
  const about = isAboutValue(error)
    ? { code: badValue.code, field: namedField(error) }
    : { code: 'BAD_QUERY' }
  return answer(error, message, { ...about, ...error.extensions })
}

const values: ReadonlySet<string> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
])

/** Whether the document is in order, and a value in it or for one of its variables is not. */
function isAboutValue({ nodes, message }: GraphQLError): boolean {
  const [node, ...more] = nodes ?? []
  if (node === undefined || more.length > 0) return false
  const isUnused = message.includes(' is never used')
  return values.has(node.kind) || (node.kind === Kind.VARIABLE_DEFINITION && !isUnused)
}
