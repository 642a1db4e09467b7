import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { isSafeError } from 'postgraphile/grafast'
import { GraphQLError } from 'postgraphile/graphql'
import { isConnectionLost, PipelineError } from '../../../../db/connection/sql_error.ts'
import type { Log } from '../../../log.ts'
import { loggable } from '../../../loggable_error.ts'
import { requestScope } from './request_scope.ts'

const refusedBySqlstate: Record<string, { code: string; message: string }> = {
  '42501': { code: 'FORBIDDEN', message: 'Your role may not do this.' },
  '57014': { code: 'TOO_SLOW', message: 'This took too long. Ask for less at a time.' },
  '22P02': { code: 'BAD_VALUE', message: 'A value is not of the form it should have.' },
  '22007': { code: 'BAD_VALUE', message: 'A time is not of the form it should have.' },
}

/**
 * What a client may know of an error: faults of the request itself, and refusals of the pipeline with their code and
 * detail. Anything else is ours: it is logged, and the client gets the id to ask about.
 */
export function maskError(error: GraphQLError, log: Log): GraphQLError {
  const cause = error.originalError
  if (cause == null || cause instanceof GraphQLError) return withoutSuggestions(error)
  if (isSafeError(cause)) return answer(error, cause.message, cause.extensions ?? {})
  if (cause instanceof pg.DatabaseError && cause.code?.startsWith('VL')) {
    const { code, message, detail, hint } = new PipelineError(cause)
    return answer(error, message, { code, detail, ...(hint === undefined ? {} : { hint }) })
  }
  const request = requestScope.getStore()
  // Over a WebSocket no request is being answered; the id is then that of the line.
  const requestId = request?.id ?? randomUUID()
  if (isConnectionLost(cause)) {
    return answer(error, 'The database cannot be reached; try again soon.', {
      code: 'DATABASE_AWAY',
      requestId,
    })
  }
  const sqlstate = cause instanceof pg.DatabaseError ? cause.code : undefined
  const refusal = refusedBySqlstate[sqlstate ?? '']
  if (refusal !== undefined) return answer(error, refusal.message, { code: refusal.code })

  const line = { ...loggable(cause), path: error.path?.join('.') }
  if (request === undefined) log.error({ requestId, ...line }, 'a field failed')
  else request.log.error(line, 'a field failed')
  return answer(error, 'Something went wrong on our side.', { code: 'INTERNAL', requestId })
}

function answer(error: GraphQLError, message: string, extensions: Record<string, unknown>): GraphQLError {
  const { nodes = null, source = null, positions = null, path = null } = error
  return new GraphQLError(message, { nodes, source, positions, path, extensions })
}

/** "Did you mean …" would tell the schema to whoever guesses. */
function withoutSuggestions(error: GraphQLError): GraphQLError {
  const message = error.message.replace(/ Did you mean .*$/s, '')
  return message === error.message ? error : answer(error, message, error.extensions)
}
