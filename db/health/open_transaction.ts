import type { Db } from '../connection/pool.ts'

/** The oldest open transaction that has written; events, figures and subscribers wait for it. */
export interface Holder {
  /** Null for a prepared transaction. */
  pid: number | null
  application: string | null
  login: string | null
  /** Null when the server does not say. */
  openSeconds: number | null
}

export async function readHolder(db: Db): Promise<Holder | undefined> {
  const { rows } = await db.query<Holder>(
    `select pid, application_name as application, login,
       extract(epoch from clock_timestamp() - transaction_began_at)::float8 as "openSeconds"
     from pipeline_private.held_up_by()`,
  )
  return rows[0]
}
