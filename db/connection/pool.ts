import pg, { type PoolClient } from 'pg'
import { breakConnection, breakWhenOverdue } from './client_socket.ts'
import { isConnectionLost, isStalePlan } from './sql_error.ts'

/** Anything that runs a statement: a pool, a client, a client in a transaction. */
export interface Db {
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<pg.QueryResult<Row>>
}

/** Locks are waited for no longer than this, and never as long as an answer. */
const usualLockMs = 30_000

export interface PoolOptions {
  /** What the connections say they are; shown in pg_stat_activity and, for plain SQL, as the actor. */
  applicationName: string
  /** The role that every connection takes; the login must be a member of it. */
  role?: 'pipeline_worker' | 'pipeline_server' | 'pipeline_admin'
  /** The name under which texts leave: SENDS_AS. */
  sendsAs?: string | undefined
  /** Statements that take longer are cut by the server; without it they may take as long as they need. */
  statementTimeoutMs?: number
  /** A connection whose answer takes longer counts as broken; without it an answer may take as long as it needs. */
  longestAnswerMs?: number | undefined
  max?: number
}

/** PostgreSQL was away; under this code the job queue tries again instead of giving up. */
class ConnectionLost extends Error {
  override name = 'ConnectionLost'
  readonly code = '40001'
}

/**
 * A pool that survives losing PostgreSQL: errors of broken connections carry a code that the job queue retries, and
 * no error event is left without a listener.
 */
class SturdyPool extends pg.Pool {
  readonly #hardened = new WeakSet<PoolClient>()
  readonly #longestAnswerMs: number | undefined

  constructor(config: pg.PoolConfig, longestAnswerMs?: number) {
    super(config)
    this.#longestAnswerMs = longestAnswerMs
  }

  override connect(): Promise<PoolClient>
  override connect(
    callback: (
      error: Error | undefined,
      client: PoolClient | undefined,
      done: (release?: boolean | Error) => void,
    ) => void,
  ): void
  override connect(
    callback?: (
      error: Error | undefined,
      client: PoolClient | undefined,
      done: (release?: boolean | Error) => void,
    ) => void,
  ): Promise<PoolClient> | undefined {
    if (callback !== undefined) {
      super.connect((error, client, done) => {
        callback(error && asRetryable(error), client && this.#harden(client), done)
      })
      return undefined
    }
    return super.connect().then(
      (client) => this.#harden(client),
      (error: unknown) => {
        throw asRetryable(error)
      },
    )
  }

  #harden(client: PoolClient): PoolClient {
    if (this.#hardened.has(client)) return client
    this.#hardened.add(client)
    const query: (...given: unknown[]) => unknown = client.query.bind(client)
    const sent = breakWhenOverdue(client, this.#longestAnswerMs)
    const sturdyQuery = (...given: unknown[]): unknown => {
      sent()
      const answer = query(...given)
      return answer instanceof Promise
        ? answer.catch((error: unknown) => {
            if (isStalePlan(error)) breakConnection(client, 'its statements were prepared before a migration')
            throw asRetryable(error)
          })
        : answer
    }
    Object.defineProperty(client, 'query', { value: sturdyQuery, configurable: true, writable: true })
    return client
  }
}

function asRetryable(error: unknown): Error {
  if (isConnectionLost(error) || isStalePlan(error)) {
    return new ConnectionLost('PostgreSQL is away', { cause: error })
  }
  return error instanceof Error ? error : new Error(String(error))
}

/** Opens a pool; nothing connects before the first query. The caller ends it. */
export function openPool(
  url: string,
  { applicationName, role, sendsAs, statementTimeoutMs, longestAnswerMs, max = 10 }: PoolOptions,
): pg.Pool {
  const longestLockMs = Math.min(usualLockMs, (longestAnswerMs ?? Number.POSITIVE_INFINITY) * 0.75)
  const settings = ['-c idle_in_transaction_session_timeout=60s', `-c lock_timeout=${longestLockMs}`]
  if (role !== undefined) settings.push(`-c role=${role}`)
  if (sendsAs !== undefined) settings.push(`-c pipeline.sends_as=${sendsAs}`)
  if (statementTimeoutMs !== undefined) settings.push(`-c statement_timeout=${statementTimeoutMs}`)
  const config = {
    connectionString: url,
    application_name: applicationName,
    options: settings.join(' '),
    max,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5_000,
  }
  const pool = new SturdyPool(config, longestAnswerMs)
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}
