import { setTimeout as pause } from 'node:timers/promises'
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
    await pause(2) // a look at once after the other would only keep the cores from those who are to wait
  }
}

/**
 * Has an open transaction do this as soon as somebody waits for it. The server waits, not this process: who waits for a
 * lead gives up after a tenth of a second, and a busy machine may give us none.
 */
export async function onceWaitedFor(holder: pg.ClientBase, statements: string): Promise<void> {
  await holder.query(`
    do $$
    begin
      while not exists (select from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))) loop
        perform pg_sleep(0.001);
      end loop;
    end $$;
    ${statements}`)
}
