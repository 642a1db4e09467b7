import type pg from 'pg'
import { readRows, readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

/** Longer than this no condition may take, whatever it asks: it is looked at again soon. */
const longest = '1s'

/** Rules of alerts whose condition is to be looked at. */
export async function rulesToLookAt(db: Db): Promise<string[]> {
  const rows = await readRows<{ type: string }>(
    db,
    'select type from pipeline_private.rules_to_look_at() as rules (type)',
  )
  return rows.map(({ type }) => type)
}

/**
 * What the condition of a rule finds now, as JSON. It comes by a release and may still be wrong: it is run by a role that
 * may only read, in a transaction that may only read, and not for long.
 */
export async function findingsOf(pool: pg.Pool, type: string): Promise<string> {
  const client = await pool.connect()
  let broken: unknown
  try {
    await client.query(
      `begin read only; set local role pipeline_viewer; set local statement_timeout = '${longest}'`,
    )
    return await readValue<string>(
      client,
      `select coalesce(jsonb_agg(to_jsonb(found)), '[]')::text from pipeline_private.findings_of($1) as found`,
      [type],
    )
  } finally {
    await client.query('rollback').catch((error) => {
      broken = error
    })
    client.release(broken !== undefined)
  }
}

/** Keeps what was found, or why nothing could be: then what was found before stands. */
export async function noteFindings(
  db: Db,
  type: string,
  seen: { found: string } | { failedBecause: string },
): Promise<void> {
  const [found, why] = 'found' in seen ? [seen.found, null] : ['[]', seen.failedBecause]
  await db.query('select pipeline_private.note_findings($1, $2, $3)', [type, found, why])
}
