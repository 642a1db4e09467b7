import { setImmediate as nextTurn } from 'node:timers/promises'
import type pg from 'pg'
import { only } from '../leads.ts'

/** Resolves once this many statements of the database are really waiting for a lock. */
export async function untilWaiting(pool: pg.Pool, statements: number): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ waiting: number }>(
      `select count(*)::integer as waiting from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (only(rows).waiting >= statements) return
    await nextTurn()
  }
}
