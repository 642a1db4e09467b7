import pg, { type PoolClient } from 'pg'
import { asRetryable, type ClientOptions, SturdyClient } from './client.ts'

/** Anything that runs a statement: a pool, a client, a client in a transaction. */
export interface Db {
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<pg.QueryResult<Row>>
}

export interface PoolOptions {
  /** What the connections say they are; shown in pg_stat_activity and, for plain SQL, as the actor. */
  applicationName: string
  /** The role that every connection takes; the login must be a member of it. */
  role?: 'pipeline_worker' | 'pipeline_server' | 'pipeline_admin' | 'pipeline_queue'
  /** The name under which texts leave: SENDS_AS. */
  sendsAs?: string | undefined
  /** Statements that take longer are cut by the server; without it they may take as long as they need. */
  statementTimeoutMs?: number
  /** Locks are waited for no longer than this; it should be less than a statement may take. */
  lockTimeoutMs?: number
  /** Asks sooner about an answer that does not come. */
  overdueAfterMs?: number | undefined
  /** Commits wait for no standby: for what would only be done again. */
  commitsHereOnly?: boolean
  /** Memory of a statement, where it is not to be the server's. */
  workMem?: string
  max?: number
  /** So many are kept when nobody needs them: the first move of a new session takes five times as long as any other. */
  kept?: number
}

type Connected = (
  error: Error | undefined,
  client: PoolClient | undefined,
  done: (release?: boolean | Error) => void,
) => void

/** A pool of sturdy clients; errors of the pool itself carry the same code. */
class SturdyPool extends pg.Pool {
  constructor(config: pg.PoolConfig) {
    super(config)
    const query: (...given: unknown[]) => unknown = this.query.bind(this)
    const sturdyQuery = (...given: unknown[]): unknown => {
      const answer = query(...given)
      return answer instanceof Promise ? answer.catch(throwRetryable) : answer
    }
    Object.defineProperty(this, 'query', { value: sturdyQuery, configurable: true, writable: true })
  }

  override connect(): Promise<PoolClient>
  override connect(callback: Connected): void
  override connect(callback?: Connected): Promise<PoolClient> | undefined {
    if (callback === undefined) return super.connect().catch(throwRetryable)
    super.connect((error, client, done) => callback(error && asRetryable(error), client, done))
    return undefined
  }
}

function throwRetryable(error: unknown): never {
  throw asRetryable(error)
}

/** The server ends what a client that is gone for good left behind, locks and all, within half a minute. */
const noticesTheDead =
  '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c tcp_user_timeout=30000'

/** Opens a pool; nothing connects before the first query. The caller ends it. */
export function openPool(
  url: string,
  {
    applicationName,
    role,
    sendsAs,
    statementTimeoutMs,
    lockTimeoutMs = 30_000,
    overdueAfterMs,
    commitsHereOnly,
    workMem,
    max = 10,
    kept = 0,
  }: PoolOptions,
): pg.Pool {
  const settings = [
    noticesTheDead,
    '-c idle_in_transaction_session_timeout=60s',
    `-c lock_timeout=${lockTimeoutMs}`,
  ]
  if (role !== undefined) settings.push(`-c role=${role}`)
  if (sendsAs !== undefined) settings.push(`-c pipeline.sends_as=${sendsAs}`)
  if (statementTimeoutMs !== undefined) settings.push(`-c statement_timeout=${statementTimeoutMs}`)
  if (commitsHereOnly) settings.push('-c synchronous_commit=local')
  if (workMem !== undefined) settings.push(`-c work_mem=${workMem}`)
  const config: ClientOptions & pg.PoolConfig = {
    connectionString: url,
    application_name: applicationName,
    options: settings.join(' '),
    max,
    min: kept,
    connectionTimeoutMillis: 10_000,
    overdueAfterMs,
    Client: SturdyClient as unknown as NonNullable<pg.PoolConfig['Client']>,
  }
  const pool = new SturdyPool(config)
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {})) // the client has one; the job queue insists on seeing it
  return pool
}
