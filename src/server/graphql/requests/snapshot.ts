import pg from 'pg'
import { SafeError } from 'postgraphile/grafast'
import { breakConnection } from '../../../../db/connection/overdue_answers.ts'

type Settings = Readonly<Record<string, string>>

/** A connection as PostGraphile has it. */
export interface Connection {
  rawClient: pg.PoolClient
}

export type WithConnection = <Result>(
  settings: Settings | null,
  use: (connection: Connection) => Promise<Result>,
) => Promise<Result>

export interface SnapshotOptions {
  withConnection: WithConnection
  /** Whether something is tried out in it, which is written and taken back. */
  isRehearsal: boolean
  /** Cuts short the statement that the server is at for this client. */
  cancel(client: pg.PoolClient): Promise<void>
}

/**
 * What one query reads, all of it as it was at one moment: one transaction on one connection. It begins with the first
 * statement; one that fails takes no other with it.
 */
export class Snapshot {
  readonly #options: SnapshotOptions
  readonly #over = Promise.withResolvers<void>()
  #begun: Promise<Connection> | undefined
  #kept: Promise<unknown> | undefined
  #last: Promise<unknown> = Promise.resolve()
  #reading: pg.PoolClient | undefined
  #isOver = false

  constructor(options: SnapshotOptions) {
    this.#options = options
  }

  /** One statement waits for the other: after one that failed, the transaction has to be made fit to go on. */
  read<Result>(settings: Settings | null, use: (connection: Connection) => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(() => this.#readNow(settings ?? {}, use))
    this.#last = turn.catch(() => {})
    return turn
  }

  /** Nothing more is read, and what is being read is cut short. Resolves when the connection is free, unless that takes long. */
  async end(): Promise<void> {
    const isReading = this.#reading !== undefined
    if (!this.#isOver) {
      this.#isOver = true
      const cutShort = this.#reading && this.#options.cancel(this.#reading).catch(() => {})
      this.#over.resolve(cutShort)
    }
    if (!isReading) await this.#kept
  }

  async #readNow<Result>(
    settings: Settings,
    use: (connection: Connection) => Promise<Result>,
  ): Promise<Result> {
    this.#mustGoOn()
    this.#begun ??= this.#begin(settings)
    const connection = await this.#begun
    this.#mustGoOn()
    this.#reading = connection.rawClient
    try {
      return await use(connection)
    } catch (error) {
      await connection.rawClient.query('rollback to savepoint beginning').catch(() => {})
      throw error
    } finally {
      this.#reading = undefined
    }
  }

  /** The connection is kept until the end. */
  #begin(settings: Settings): Promise<Connection> {
    const { promise, resolve, reject } = Promise.withResolvers<Connection>()
    this.#kept = this.#options
      .withConnection(null, async (connection) => {
        this.#mustGoOn()
        try {
          await connection.rawClient.query(beginning(settings, this.#options.isRehearsal))
          resolve(connection)
          await this.#over.promise
          await this.#last
        } finally {
          await commit(connection.rawClient)
        }
      })
      .catch(reject)
    return promise
  }

  #mustGoOn(): void {
    if (this.#isOver) throw new SafeError('Nobody waits for the answer any more.', { code: 'TOO_SLOW' })
  }
}

/** In one message, so that it costs one round trip. */
function beginning(settings: Settings, isRehearsal: boolean): string {
  const set = Object.entries(settings).map(
    ([name, value]) => `pg_catalog.set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`,
  )
  return [
    `begin isolation level repeatable read${isRehearsal ? '' : ', read only'}`,
    ...(set.length === 0 ? [] : [`select ${set.join(', ')}`]),
    'savepoint beginning',
  ].join('; ')
}

/** What was cut short may have taken the commit with it. */
async function commit(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('commit').catch(() => client.query('rollback'))
  } catch {
    breakConnection(client, 'its transaction could not be ended')
  }
}
