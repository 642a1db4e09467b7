import type { Db } from './pool.ts'

/** Whether a worker on this machine is connected to the database. */
export async function isWorkerConnectedFromHere(db: Db): Promise<boolean> {
  const { rows } = await db.query<{ connected: boolean }>(
    `select exists (
       select
       from pg_stat_activity
       where application_name = 'pipeline worker'
         and client_addr is not distinct from inet_client_addr()
     ) as connected`,
  )
  return rows[0]?.connected ?? false
}
