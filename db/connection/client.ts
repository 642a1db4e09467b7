import pg from 'pg'
import { type DatabaseAddress, readAddress } from './address.ts'
import { DatabaseUnfit, obstacleOf } from './obstacle.ts'
import { breakConnection, breakWhenOverdue } from './overdue_answers.ts'
import { isStalePlan } from './sql_error.ts'
import { forgetWritableServer, watchForWrites, writableServer } from './writable_server.ts'

/**
 * After this long without an answer the server is asked whether it is at work. A connection that only listens is asked
 * something as often, since its silence tells nothing.
 */
const usuallyOverdueAfterMs = 15_000
const longestConnectMs = 10_000
/** What PostgreSQL calls the place in its source that tells of it; its words depend on the server's language. */
const waitForStandby = 'SyncRepWaitForLSN'

export interface ClientOptions extends pg.ClientConfig {
  connectionString: string
  /** Asks sooner about an answer that does not come. */
  overdueAfterMs?: number | undefined
}

type Callback = (error: unknown, ...more: unknown[]) => void

/**
 * A connection that survives what befalls networks and servers: it finds the server that takes writes, notices when
 * nobody answers any more, and says what was in the way under a code that the job queue retries. No error event is
 * left without a listener. Every connection to a database is one of these.
 */
export class SturdyClient extends pg.Client {
  readonly #address: DatabaseAddress
  readonly #takesWrites: () => boolean
  readonly #overdueAfterMs: number
  #isUnconfirmed = false

  constructor({ overdueAfterMs = usuallyOverdueAfterMs, ...given }: ClientOptions) {
    const address = readAddress(given.connectionString)
    const config: pg.ClientConfig = {
      connectionTimeoutMillis: longestConnectMs,
      keepAlive: true,
      keepAliveInitialDelayMillis: 5_000,
      ...given,
      connectionString: address.urls[0],
    }
    super(config)
    this.#address = address
    this.#takesWrites = watchForWrites(this)
    this.on('error', () => {})
    this.on('notice', ({ routine }) => {
      this.#isUnconfirmed ||= routine === waitForStandby
    })
    const { options: _, ...asLogin } = config
    this.#overdueAfterMs = overdueAfterMs
    this.#watchAnswers(
      breakWhenOverdue(this, overdueAfterMs, () => ({ ...asLogin, host: this.host, port: this.port })),
    )
  }

  override connect(): Promise<this>
  override connect(callback: (error?: Error) => void): void
  override connect(callback?: (error?: Error) => void): Promise<this> | undefined {
    const connecting = this.#connect()
    if (callback === undefined) return connecting
    connecting.then(() => callback(), callback)
    return undefined
  }

  async #connect(): Promise<this> {
    try {
      const { hostname, port } = new URL(await writableServer(this.#address))
      const host = hostname.replace(/^\[(.*)\]$/, '$1')
      if (this.#address.mustTakeWrites) Object.assign(this, { host, port: Number(port || 5432) })
      await super.connect()
    } catch (error) {
      forgetWritableServer(this.#address)
      throw asRetryable(error)
    }
    if (!this.#address.mustTakeWrites || this.#takesWrites()) return this
    forgetWritableServer(this.#address)
    await this.end()
    throw new DatabaseUnfit({ says: 'the server takes no writes any more', code: '25006' }, undefined)
  }

  #watchAnswers({ sent, isWaiting }: ReturnType<typeof breakWhenOverdue>): void {
    const query: (...given: unknown[]) => unknown = this.query.bind(this)
    const sturdyQuery = (...given: unknown[]): unknown => {
      sent()
      if (typeof given[0] === 'string' && /^\s*listen\b/i.test(given[0])) this.#keepAsking(isWaiting)
      const answer = query(
        ...given.map((one) => (typeof one === 'function' ? this.#sturdy(one as Callback) : one)),
      )
      return answer instanceof Promise
        ? answer.then(
            (result) => {
              const unconfirmed = this.#unconfirmed()
              if (unconfirmed !== undefined) throw unconfirmed
              return result
            },
            (error: unknown) => {
              throw this.#explained(error)
            },
          )
        : answer
    }
    Object.defineProperty(this, 'query', { value: sturdyQuery, configurable: true, writable: true })
  }

  #sturdy(callback: Callback): (...given: unknown[]) => void {
    return (error, ...more) => callback(error ? this.#explained(error) : this.#unconfirmed(), ...more)
  }

  /** A commit whose wait somebody cut short is gone if the standby takes over: nobody knows, as of a lost answer. */
  #unconfirmed(): DatabaseUnfit | undefined {
    if (!this.#isUnconfirmed) return undefined
    this.#isUnconfirmed = false
    return new DatabaseUnfit(
      { says: 'a commit was let through before a standby had it', code: undefined },
      null,
    )
  }

  #explained(error: unknown): Error {
    if (isStalePlan(error)) breakConnection(this, 'its statements were prepared before a migration')
    const unfit = asRetryable(error)
    // The next connection may find a server that does take writes.
    if (unfit instanceof DatabaseUnfit && unfit.obstacle.code === '25006' && this.#address.mustTakeWrites) {
      forgetWritableServer(this.#address)
      breakConnection(this, 'its server takes no writes')
    }
    return unfit
  }

  #keepAsking(isWaiting: () => boolean): void {
    const ask = () => {
      if (!isWaiting()) this.query('select').catch(() => {})
    }
    const timer = setInterval(ask, this.#overdueAfterMs).unref()
    this.once('end', () => clearInterval(timer))
  }
}

/** What was in the way, under a code that the job queue retries; any other error as it is. */
export function asRetryable(error: unknown): Error {
  if (error instanceof DatabaseUnfit) return error
  const obstacle = isStalePlan(error)
    ? { says: 'a migration changed what a statement gives', code: undefined }
    : obstacleOf(error)
  if (obstacle !== undefined) return new DatabaseUnfit(obstacle, error)
  return error instanceof Error ? error : new Error(String(error))
}

/** One connection for as long as `work` takes. */
export async function withClient<Result>(
  options: ClientOptions,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new SturdyClient(options)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
