import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { RunnerTestCase } from 'vitest'

/** What a test has had the database do. */
export interface Touched {
  file: string
  test: string
  ms: number
  functions: string[]
  tables: string[]
}

/** Where a run that records notes what its tests touch; usually nowhere. */
const folder = process.env.MUTATE_COVERAGE

/** Notes what ran in a database that a test is about to leave. */
export async function noteTouched(url: string, task: RunnerTestCase): Promise<void> {
  if (folder === undefined) return
  const ms = Date.now() - (task.result?.startTime ?? Date.now())
  const touched: Touched = { file: task.file.name, test: task.name, ms, ...(await touchedIn(url)) }
  await appendFile(join(folder, `${process.pid}.jsonl`), `${JSON.stringify(touched)}\n`)
}

async function touchedIn(url: string): Promise<Pick<Touched, 'functions' | 'tables'>> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    // A session's counts are seen once it has ended. In a database of many stories the others may go on.
    await client.query(
      `select pg_terminate_backend(pid, 1000) from pg_stat_activity
       where datname = current_database() and datname like 'story%' and pid <> pg_backend_pid()`,
    )
    await client.query('select pg_sleep(0.05)')
    const { rows } = await client.query<Pick<Touched, 'functions' | 'tables'>>(
      `select
         array(select format('%s.%s', schemaname, funcname) from pg_stat_user_functions where calls > 0) as functions,
         array(
           select format('%s.%s', schemaname, relname) from pg_stat_user_tables
           where n_tup_ins + n_tup_upd + n_tup_del > 0
         ) as tables`,
    )
    await client.query('select pg_stat_reset()')
    return rows[0] ?? { functions: [], tables: [] }
  } finally {
    await client.end()
  }
}
