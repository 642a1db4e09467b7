import type { Pool } from 'pg'

/** Days from and until, both included; left out: all. */
export interface Period {
  from?: string | undefined
  until?: string | undefined
}

const statements = {
  figures: `
    select days.figure, days.scope, days.day::text as day, days.amount::text, days.out_of::text,
      case when figures.is_divided then round(days.amount / nullif(days.out_of, 0), 6) else days.amount end::text as value, figures.unit
    from reporting.figure_days as days
    join reporting.figures as figures on figures.figure = days.figure
    where ($1::date is null or days.day >= $1) and ($2::date is null or days.day <= $2)
    order by days.day, days.figure, days.scope`,
  leads: `
    select leads.*
    from reporting.leads as leads
    where ($1::date is null or leads.created_on >= $1) and ($2::date is null or leads.created_on <= $2)
    order by leads.created_at, leads.lead_id`,
}

export type Exported = keyof typeof statements

/** All rows as of one moment, some at a time: first the names of the columns, then cells as text. */
export async function* exportedRows(
  pool: Pool,
  what: Exported,
  { from, until }: Period,
): AsyncGenerator<string[]> {
  const client = await pool.connect()
  try {
    await client.query(`begin read only; set local timezone = 'UTC'; set local datestyle = 'ISO'`)
    // A cursor takes no parameters of the protocol.
    const days = [from, until].map((day) => (day === undefined ? 'null' : client.escapeLiteral(day)))
    const statement = statements[what].replaceAll('$1', days[0] ?? '').replaceAll('$2', days[1] ?? '')
    await client.query(`declare exported no scroll cursor for ${statement}`)
    for (let isFirst = true; ; isFirst = false) {
      const batch = await client.query<(string | null)[]>({
        text: 'fetch 5000 from exported',
        rowMode: 'array',
        types: { getTypeParser: () => (text: string) => text },
      })
      if (isFirst) yield batch.fields.map(({ name }) => name)
      for (const row of batch.rows) yield row.map((cell) => cell ?? '')
      if (batch.rows.length === 0) break
    }
    await client.query('commit')
  } finally {
    client.release(true)
  }
}
