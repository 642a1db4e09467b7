import pg from 'pg'
import { obstacleOf } from './obstacle.ts'

/** Errors of our own SQLSTATE class; docs/error-codes.md lists the codes. */
export class PipelineError extends Error {
  override name = 'PipelineError'
  readonly code: string
  readonly detail: Record<string, unknown>
  readonly hint: string | undefined

  constructor(error: pg.DatabaseError) {
    super(error.message, { cause: error })
    this.code = error.code ?? 'VL000'
    this.detail = parseDetail(error.detail)
    this.hint = error.hint
  }
}

/** An error of the pipeline's rules as a PipelineError; any other as it is. */
export function asPipelineError(error: unknown): unknown {
  return error instanceof pg.DatabaseError && error.code?.startsWith('VL') ? new PipelineError(error) : error
}

function parseDetail(detail: string | undefined): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(detail ?? '{}')
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
  } catch {
    return {}
  }
}

const inTheWay = /^(40P01|40001|55P03)$/

/** Whether others were in the way for the moment: a deadlock, or a lock that did not come in time. */
export function isInTheWay(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && inTheWay.test(error.code)
  )
}

/** Whether somebody else has what we want to write, and may keep it for long; not that PostgreSQL is away. */
export function isLocked(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === '55P03' || error.code === '40P01')
}

/** Whether what was said is no day, or no time, that there is. */
export function isNoTime(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === '22007' || error.code === '22008')
}

/** Whether what was said is nested more deeply than PostgreSQL reads. */
export function isTooDeep(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '54001'
}

/** Whether PostgreSQL was away, or could not do what it was asked, rather than refuse it. */
export function isConnectionLost(error: unknown): boolean {
  return obstacleOf(error) !== undefined
}

/** Whether all connections of the pool were in use for too long. */
export function isPoolExhausted(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return /timeout exceeded when trying to connect/.test(error.message) || isPoolExhausted(error.cause)
}

const stalePlan =
  /^(cached plan must not change result type|structure of query does not match function result type)/

/**
 * Whether a statement was planned before a migration changed what it gives. It did nothing; one that was prepared by
 * name fails on its connection for ever, any other succeeds when it is sent again.
 */
export function isStalePlan(error: unknown): boolean {
  return error instanceof pg.DatabaseError && stalePlan.test(error.message)
}

/** Whether the database refused what was to be written: our own rules, a constraint, or a value out of its range. */
export function isRefusedValue(error: unknown): error is pg.DatabaseError {
  return error instanceof pg.DatabaseError && /^(VL|22|23)/.test(error.code ?? '')
}
