import pg from 'pg'
import { openPool } from '../../../db/connection/pool.ts'
import { type Borrowed, borrow } from './returned_pool.ts'

interface Lent {
  pool: pg.Pool
  /** Pools of a kind are alike. */
  kind: string
  isLent: boolean
  /** As a program has it that opened it and will end it. */
  borrowed?: Borrowed
  sessions: Set<pg.PoolClient>
  used: Set<pg.PoolClient>
}

/** The pools that one of a story belongs to. */
export const poolsOf = new WeakMap<pg.Pool, StoryPools>()

/**
 * The pools of one database, lent to one story after the other: sessions that have planned already what a new one would
 * have to plan first, which is most of what a story costs.
 */
export class StoryPools {
  readonly #url: string
  readonly #pools: Lent[] = []

  constructor(url: string) {
    this.#url = url
  }

  /** The story's own, and those of the logins that it has. */
  lend(max: number, login?: string): pg.Pool {
    const kind = JSON.stringify({ max, login })
    const lent = this.#take(kind, () => this.#open(max, login))
    lent.isLent = true
    poolsOf.set(lent.pool, this)
    return lent.pool
  }

  /** What a program in this process opens, and ends: it is kept for the next that opens such a one. */
  readonly openKept: typeof openPool = (url, options) => {
    const lent = this.#take(JSON.stringify({ url, options }), () => openPool(url, options))
    lent.isLent = true
    lent.borrowed = borrow(lent.pool)
    return lent.borrowed.pool
  }

  /** Makes the sessions as new, but for their plans: false when one cannot be. */
  async takeBack(): Promise<boolean> {
    for (const lent of this.#pools.filter(({ pool }) => pool.ending))
      this.#pools.splice(this.#pools.indexOf(lent), 1)
    for (const { pool, borrowed } of this.#pools) {
      if (pool.idleCount < pool.totalCount || pool.waitingCount > 0) return false
      if (borrowed?.isReturned() === false) return false
    }
    try {
      const cleared = this.#pools.flatMap(({ used, borrowed }) =>
        [...used].map((session) => clear(session, borrowed === undefined)),
      )
      if ((await Promise.all(cleared)).includes(false)) return false
    } catch {
      return false // stories cut connections
    }
    for (const lent of this.#pools) {
      lent.used.clear()
      lent.isLent = false
    }
    return true
  }

  /** What PostgreSQL knows them by. */
  processes(): number[] {
    return this.#pools.flatMap(({ sessions }) => [...sessions].map(processOf))
  }

  /** Not to be awaited: it would wait for a client that a story failed to release. */
  end(): void {
    for (const { pool } of this.#pools) if (!pool.ending) pool.end().catch(() => {})
  }

  #take(kind: string, open: () => pg.Pool): Lent {
    return this.#pools.find((one) => !one.isLent && one.kind === kind) ?? this.#keep(kind, open())
  }

  #open(max: number, login?: string): pg.Pool {
    const url = new URL(this.#url)
    if (login !== undefined) url.username = login
    return new pg.Pool({ connectionString: url.href, max })
  }

  #keep(kind: string, pool: pg.Pool): Lent {
    Object.assign(pool.options, { idleTimeoutMillis: 60_000, allowExitOnIdle: true })
    const lent: Lent = { pool, kind, isLent: true, sessions: new Set(), used: new Set() }
    pool.on('error', () => {}) // stories cut connections
    pool.on('connect', (session) => lent.sessions.add(session))
    pool.on('acquire', (session) => lent.used.add(session))
    pool.on('remove', (session) => {
      lent.sessions.delete(session)
      lent.used.delete(session)
    })
    this.#pools.push(lent)
    return lent
  }
}

/** What PostgreSQL knows a session by. */
export const processOf = (session: pg.ClientBase) => (session as unknown as { processID: number }).processID

/** As new, but for its plans. Its own names of statements are gone with them: false when there are others. */
async function clear(session: pg.PoolClient, isOfStory: boolean): Promise<boolean> {
  await session.query(asNew)
  if (isOfStory) for (const heard of ['notice', 'notification'] as const) session.removeAllListeners(heard)
  const named = await session.query('select from pg_catalog.pg_prepared_statements where from_sql')
  return named.rowCount === 0
}

/** What a session keeps of who used it, but for what it has planned. */
export const asNew = `
  rollback; reset session authorization; reset all; close all; unlisten *;
  select pg_advisory_unlock_all(); discard temp; discard sequences`
