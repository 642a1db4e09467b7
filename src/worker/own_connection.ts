import type pg from 'pg'
import type { Db } from '../../db/connection/pool.ts'

/**
 * One connection that is kept for as long as it answers, because a lock stands and falls with it. After a failure the
 * next statement gets a new one.
 */
export class OwnConnection implements Db {
  readonly #pool: pg.Pool
  #connecting: Promise<pg.PoolClient> | undefined

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<pg.QueryResult<Row>> {
    this.#connecting ??= this.#pool.connect()
    const connecting = this.#connecting
    try {
      const client = await connecting
      return await client.query<Row>(text, values)
    } catch (error) {
      if (this.#connecting === connecting) await this.close()
      throw error
    }
  }

  async close(): Promise<void> {
    const connecting = this.#connecting
    this.#connecting = undefined
    const client = await connecting?.catch(() => undefined)
    client?.release(true)
  }
}
