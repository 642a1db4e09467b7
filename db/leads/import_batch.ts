import pg from 'pg'
import { inTransaction } from '../connection/in_transaction.ts'
import type { Db } from '../connection/pool.ts'

/** A row that the database would not take. */
export interface RefusedRow<Row> {
  row: Row
  problem: string
}

export interface AppliedBatch<Row, Outcome> {
  outcomes: Outcome[]
  refused: RefusedRow<Row>[]
}

/** Data exceptions, violated constraints and the pipeline's own refusals: the row is to blame, the others are not. */
const rowIsToBlame = /^(22|23|VL)/
const collided = /^(40001|40P01)$/
const mostCollisions = 5

/**
 * Applies rows in one transaction, as an import of the named file. When the database refuses one for what it
 * contains, it is found by halving and set aside, and the others are kept.
 *
 * @param db one connection, with no transaction open.
 */
export async function applyBatch<Row, Outcome>(
  db: Db,
  batch: { file: string; rows: readonly Row[] },
  apply: (rows: readonly Row[]) => Promise<Outcome[]>,
): Promise<AppliedBatch<Row, Outcome>> {
  for (let collisions = 0; ; collisions += 1) {
    try {
      return await inTransaction(db, 'begin', async () => {
        // Trigger functions run with this search_path. With the same one around them, plans that both use are kept;
        // else they would be made anew for each row: a third of the time of an import.
        await db.query(
          `select
             set_config('pipeline.actor_kind', 'import', true), set_config('pipeline.actor', $1, true),
             set_config('search_path', 'pg_catalog, pg_temp', true)`,
          [batch.file],
        )
        return applyHalves(db, batch.rows, apply)
      })
    } catch (error) {
      if (!hasCode(error, collided) || collisions === mostCollisions) throw error
    }
  }
}

async function applyHalves<Row, Outcome>(
  db: Db,
  rows: readonly Row[],
  apply: (rows: readonly Row[]) => Promise<Outcome[]>,
): Promise<AppliedBatch<Row, Outcome>> {
  const [first] = rows
  if (first === undefined) return { outcomes: [], refused: [] }

  await db.query('savepoint rows')
  try {
    const outcomes = await apply(rows)
    await db.query('release savepoint rows')
    return { outcomes, refused: [] }
  } catch (error) {
    if (!hasCode(error, rowIsToBlame)) throw error
    await db.query('rollback to savepoint rows')
    await db.query('release savepoint rows')
    if (rows.length === 1) return { outcomes: [], refused: [{ row: first, problem: problemIn(error) }] }
  }

  const middle = Math.ceil(rows.length / 2)
  const left = await applyHalves(db, rows.slice(0, middle), apply)
  const right = await applyHalves(db, rows.slice(middle), apply)
  return { outcomes: [...left.outcomes, ...right.outcomes], refused: [...left.refused, ...right.refused] }
}

function hasCode(error: unknown, codes: RegExp): error is pg.DatabaseError {
  return error instanceof pg.DatabaseError && codes.test(error.code ?? '')
}

/** Constraints are named as sentences that are true of every row. */
function problemIn(error: pg.DatabaseError): string {
  return error.constraint === undefined
    ? `refused by the database: ${error.message}`
    : `refused by the database: not true that ${error.constraint.replaceAll('_', ' ')}`
}
