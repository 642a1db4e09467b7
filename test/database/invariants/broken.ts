import type { Db } from '../../../db/connection/pool.ts'

/** Which invariants are broken, by their names. */
export const broken = async (db: Db) => [
  ...new Set(
    (await db.query<{ invariant: string }>('select invariant from pipeline.check_invariants()')).rows.map(
      ({ invariant }) => invariant,
    ),
  ),
]
