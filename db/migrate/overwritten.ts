import { type ConnectionPool, sql } from '@databases/pg-migrations'

/** The last entry of the record; whatever comes after it is what releases have written. */
export async function lastEntry(connection: ConnectionPool): Promise<string> {
  const [row] = await connection.query(sql`select coalesce(max(id), 0)::text as id from pipeline.audit_log`)
  return row.id
}

/** What releases of the rules have written over that people had changed by hand: a line for each row. */
export async function overwrittenByHand(connection: ConnectionPool, after: string): Promise<string[]> {
  const rows: { table_name: string; row_id: string; columns: string; actor: string; day: string }[] =
    await connection.query(sql`
      select
        released.table_name, released.row_id, string_agg(changed.name, ', ' order by changed.name) as columns,
        max(by_hand.actor) as actor, max(by_hand.created_at)::date::text as day
      from pipeline.audit_log as released
      cross join lateral jsonb_object_keys(released.new_values) as changed (name)
      cross join lateral (
        select entries.actor_kind, entries.actor, entries.operation, entries.created_at
        from pipeline.audit_log as entries
        where entries.table_name = released.table_name and entries.row_id = released.row_id
          and entries.chain_no < released.chain_no and entries.new_values ? changed.name
        order by entries.chain_no desc
        limit 1
      ) as by_hand
      where released.id > ${after} and released.operation = 'UPDATE' and released.actor_kind = 'import'
        and by_hand.actor_kind in ('user', 'sql') and by_hand.operation = 'UPDATE'
      group by released.id, released.table_name, released.row_id
      order by released.id`)
  return rows.map(
    ({ table_name, row_id, columns, actor, day }) =>
      `overwritten: ${columns} of ${table_name} ${row_id}, which ${actor} had changed by hand on ${day}`,
  )
}
