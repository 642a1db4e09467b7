import pg from 'pg'

/** What keeps PostgreSQL from doing what it was asked, through no fault of who asked; it may end by itself. */
export interface Obstacle {
  says: string
  /** SQLSTATE, or what the operating system calls it. */
  code: string | undefined
}

const bySqlstate: readonly [RegExp, string][] = [
  [/^25006$/, 'the database is read-only'],
  [/^53100$/, 'PostgreSQL has no room on its disk'],
  [/^53200$/, 'PostgreSQL has no memory left'],
  [/^53300$/, 'PostgreSQL takes no more connections'],
  [/^53/, 'PostgreSQL lacks something to work with'],
  [/^57P03$/, 'PostgreSQL is starting or stopping'],
  [/^57P0[1245]$/, 'PostgreSQL ended the connection'],
  [/^58030$/, 'PostgreSQL cannot read or write its files'],
  [/^25P0[34]$/, 'PostgreSQL ended a transaction that took too long'],
  [/^08/, 'the connection to PostgreSQL failed'],
  [/^E(CONNREFUSED|HOSTUNREACH|NETUNREACH|HOSTDOWN|NOTFOUND|AI_AGAIN)$/, 'PostgreSQL cannot be reached'],
  [/^(ECONNRESET|EPIPE|ETIMEDOUT)$/, 'the connection to PostgreSQL broke'],
]

const byMessage: readonly [RegExp, string][] = [
  [/no answer for/i, 'PostgreSQL does not answer'],
  [/timeout expired|connection timeout|timeout exceeded when trying to connect/i, 'no connection in time'],
  [/terminated unexpectedly|not queryable|connection terminated/i, 'the connection to PostgreSQL broke'],
]

/** PostgreSQL was away or unfit; under this code the job queue tries again instead of giving up. */
export class DatabaseUnfit extends Error {
  override name = 'DatabaseUnfit'
  readonly code = '40001'
  readonly obstacle: Obstacle

  constructor(obstacle: Obstacle, cause: unknown) {
    super(obstacle.code === undefined ? obstacle.says : `${obstacle.says} (${obstacle.code})`, { cause })
    this.obstacle = obstacle
  }
}

/** What was in the way; undefined when the error is another matter. */
export function obstacleOf(error: unknown): Obstacle | undefined {
  if (error instanceof DatabaseUnfit) return error.obstacle
  if (error instanceof AggregateError) return error.errors.map(obstacleOf).find((one) => one !== undefined)
  if (!(error instanceof Error)) return undefined
  if (error.name === 'NoWritableServer') return { says: error.message, code: undefined }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const known = bySqlstate.find(([pattern]) => pattern.test(code ?? ''))
  if (known !== undefined) return { says: known[1], code }
  if (error instanceof pg.DatabaseError) return undefined
  const said = byMessage.find(([pattern]) => pattern.test(error.message))
  return said === undefined ? undefined : { says: said[1], code }
}
