import { findRow, readRow } from '../connection/ask.ts'
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

export function readHolder(db: Db): Promise<Holder | undefined> {
  return findRow(
    db,
    `select pid, application_name as application, login,
       extract(epoch from clock_timestamp() - transaction_began_at)::float8 as open_seconds
     from pipeline_private.held_up_by()`,
  )
}

export interface Notifications {
  /** How much of the server's room for them is taken: from 0 to 1. */
  used: number
  /** Of the transactions that do nothing, the one that is open for longest. */
  pid: number | null
  application: string | null
  login: string | null
}

export function readNotifications(db: Db): Promise<Notifications> {
  return readRow(
    db,
    `select pg_notification_queue_usage() as used, idle.pid, idle.application, idle.login
     from (select) as server
     left join lateral (
       select pid, application_name as application, usename as login
       from pg_catalog.pg_stat_activity
       where state like 'idle in transaction%'
       order by xact_start
       limit 1
     ) as idle on true`,
  )
}
