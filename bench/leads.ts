import type pg from 'pg'

/** Leads at a stage, with all that a lead there has; see bench/sql/make_leads.sql. Returns their ids. */
export async function makeLeads(
  client: pg.Client,
  { count, stage, openRuns }: { count: number; stage: string; openRuns: boolean },
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>('select bench.make_leads($1, $2, $3) as id', [
    count,
    stage,
    openRuns,
  ])
  return rows.map((row) => row.id)
}
