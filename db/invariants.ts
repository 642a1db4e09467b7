import type { Db } from './pool.ts'

/** The self-check: mends what can be mended and raises alerts for what is broken for the second time. */
export async function watchInvariants(
  db: Db,
  { thoroughly }: { thoroughly: boolean },
): Promise<{ mended: number; reported: number }> {
  const { rows } = await db.query<{ mended: number; reported: number }>(
    'select mended, reported from pipeline_private.watch_invariants($1)',
    [thoroughly],
  )
  return rows[0] ?? { mended: 0, reported: 0 }
}
