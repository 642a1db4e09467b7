import { readRow } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

/** The quick self-check: mends what can be mended and raises alerts for what is broken for the second time. */
export function runSelfCheck(db: Db): Promise<{ mended: number; reported: number }> {
  return readRow(db, 'select mended, reported from pipeline_private.run_self_check(false)')
}

/** Cuts a self-check that would hold back vacuum; `57014` is how PostgreSQL says that it did. */
const longestCheckMs = 600_000

/**
 * The self-check that reads everything, in a statement with a limit. Undefined when it was cut off: nothing of it
 * counts then, and an alert is raised instead.
 */
export async function checkEverything(
  db: Db,
  limitMs = longestCheckMs,
): Promise<{ mended: number; reported: number } | undefined> {
  try {
    // One message is one transaction, so the limit ends with the statement it is for.
    const results: unknown = await db.query(
      `select set_config('statement_timeout', '${Math.round(limitMs)}', true);
       select mended, reported from pipeline_private.run_self_check(true)`,
    )
    const [, checked] = results as [unknown, { rows: { mended: number; reported: number }[] }]
    return checked.rows[0]
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === '57014')) throw error
    await db.query('select pipeline_private.report_unfinished_check()')
    return undefined
  }
}
