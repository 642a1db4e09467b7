import type { ClientBase } from 'pg'
import { readRows, readValue, readValues } from '../connection/ask.ts'
import { inTransaction } from '../connection/in_transaction.ts'
import { RowsIn } from './copy_streams.ts'
import { asWritten, type BackedUpTable, type SequenceAt } from './source.ts'

/** Whether anybody's work is in this database: one that was only migrated is empty. */
export async function isEmpty(client: ClientBase): Promise<boolean> {
  const isOurs = `select to_regclass('pipeline.vendor_leads') is not null`
  if (!(await readValue<boolean>(client, isOurs))) {
    const others = `select exists (
      select from pg_catalog.pg_class as tables
      join pg_catalog.pg_namespace as schemas on schemas.oid = tables.relnamespace
      where tables.relkind in ('r', 'p', 'v', 'm') and schemas.nspname !~ '^(pg_|information_schema$)'
        -- Whoever was killed while the first tables were made has left this one.
        and tables.oid is distinct from to_regclass('public.applied_migrations')
    )`
    return !(await readValue<boolean>(client, others))
  }
  return readValue(
    client,
    `select not (
       exists (select from pipeline.vendor_leads) or exists (select from pipeline.pipeline_events)
       or exists (select from pipeline.webhook_deliveries) or exists (select from pipeline_private.users)
     )`,
  )
}

/** What stands between a table and rows that come in any order: how it is set aside, and how it comes back. */
const inTheWay = `
  select
    format('alter table %s drop constraint %I', keys.conrelid::regclass, keys.conname) as aside,
    format('alter table %s add constraint %I %s', keys.conrelid::regclass, keys.conname, pg_get_constraintdef(keys.oid)) as back
  from pg_catalog.pg_constraint as keys
  where keys.contype = 'f' and keys.conparentid = 0
    and keys.connamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace)
  union all
  select
    format('alter table %s disable trigger %I', triggers.tgrelid::regclass, triggers.tgname),
    format('alter table %s enable trigger %I', triggers.tgrelid::regclass, triggers.tgname)
  from pg_catalog.pg_trigger as triggers
  join pg_catalog.pg_class as tables on tables.oid = triggers.tgrelid
  where not triggers.tgisinternal and triggers.tgparentid = 0
    and tables.relnamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace)`

/**
 * In one transaction: as the owner, takes triggers and foreign keys aside, empties the tables, has `load` fill them, and
 * brings them back, so that PostgreSQL itself looks whether every row that is spoken of is there. Then the history goes
 * on here, and all that is open is booked.
 *
 * @param erased leads that had been erased since the backup, and are again.
 * @returns how much is open, how many were erased, and which were not, since they are live in the backup.
 */
export async function refill(
  client: ClientBase,
  tables: readonly BackedUpTable[],
  {
    load,
    madeAt,
    reason,
    erased,
  }: { load: () => Promise<void>; madeAt: string; reason: string; erased: readonly string[] },
): Promise<{ open: number; erased: number; live: string[] }> {
  return inTransaction(client, `begin; set local role pipeline_owner; ${asWritten}`, async () => {
    const ties = await readRows<{ aside: string; back: string }>(client, inTheWay)
    for (const { aside } of ties) await client.query(aside)
    await client.query(`truncate ${tables.map(({ name }) => name).join(', ')}`)
    await load()
    for (const { back } of ties) await client.query(back)
    const takeUp = 'select pipeline_private.take_up_restored($1, $2)'
    const open = await readValue<number>(client, takeUp, [madeAt, reason])
    await client.query(`select pipeline_private.note_released_guard('pipeline_private.transaction_offset()')`)
    const again = 'select pipeline_private.erase_again($1, $2)'
    const erasedAgain = await readValue<number>(client, again, [erased, 'erased before the restore'])
    const live = await readValues<string>(
      client,
      'select id from pipeline.vendor_leads where id = any ($1::uuid[]) and turn is not null order by id',
      [erased],
    )
    return { open, erased: erasedAgain, live }
  })
}

/** What is written to it becomes rows of the table. */
export function rowsInto(client: ClientBase, { name, columns }: BackedUpTable): RowsIn {
  return client.query(new RowsIn(`copy ${name} (${columns.join(', ')}) from stdin`))
}

/** Those that this database has; the queue's are among them. */
export async function setSequences(client: ClientBase, sequences: readonly SequenceAt[]): Promise<void> {
  await client.query(
    `select setval(given.name::regclass, given.at)
     from unnest($1::text[], $2::bigint[]) as given (name, at)
     where to_regclass(given.name) is not null`,
    [sequences.map(({ name }) => name), sequences.map(({ at }) => at)],
  )
}

/** What is as it must never be. */
export async function brokenInvariants(
  client: ClientBase,
): Promise<{ invariant: string; detail: unknown }[]> {
  return readRows(client, 'select invariant, detail from pipeline.check_invariants()')
}
