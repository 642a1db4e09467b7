import pg from 'pg'
import { ZodError } from 'zod'
import { DatabaseUnfit } from '../db/connection/obstacle.ts'

/** Classes of SQLSTATE whose messages quote the values that were refused. */
const quotesValues = /^(22|23|VL|P0)/

/**
 * What a log line may hold of an error: enough to find the fault, and nothing that quotes what somebody sent or said.
 */
export function loggable(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error }
  if (error instanceof DatabaseUnfit) {
    return { error: error.name, message: error.message, sqlstate: error.obstacle.code }
  }
  const at = error.stack?.split('\n').filter((line) => /^\s+at /.test(line))
  if (error instanceof pg.DatabaseError) {
    const { code = '', message, constraint, table } = error
    return {
      error: 'DatabaseError',
      sqlstate: code,
      constraint,
      table,
      ...(quotesValues.test(code) ? {} : { message }),
    }
  }
  if (error instanceof ZodError) {
    return {
      error: 'ZodError',
      problems: error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`),
      at,
    }
  }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  // JSON.parse() quotes what it could not read.
  const message = error instanceof SyntaxError ? undefined : error.message
  return { error: error.name, code, message, at }
}
