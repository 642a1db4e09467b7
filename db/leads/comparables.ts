import type { pipeline } from 'zapatos/schema'
import { readRow } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

/** A sale as HM Land Registry publishes it, in the columns of its table; whole pounds. */
export type Sale = Omit<pipeline.comparables.JSONSelectable, 'outcode' | 'sold_on'> & { sold_on: string }

export interface StoredSales {
  added: number
  changed: number
}

const facts =
  'price sold_on postcode property_type new_build tenure paon saon street locality town district county category'
const each = (write: (fact: string) => string) => facts.split(' ').map(write).join(', ')

/** Stores sales as they are now; one that is there already and says the same is left alone. Each id at most once. */
export async function storeSales(db: Db, sales: readonly Sale[]): Promise<StoredSales> {
  if (sales.length === 0) return { added: 0, changed: 0 }
  return readRow(
    db,
    `with stored as (
       insert into pipeline.comparables as comparables (transaction_id, ${each((fact) => fact)})
       select given.transaction_id, ${each((fact) => `given.${fact}`)}
       from json_populate_recordset(null::pipeline.comparables, $1) as given
       order by given.transaction_id
       on conflict on constraint comparables_pkey do update
       set ${each((fact) => `${fact} = excluded.${fact}`)}
       where (${each((fact) => `comparables.${fact}`)}) is distinct from (${each((fact) => `excluded.${fact}`)})
       returning old.transaction_id is null as is_new
     )
     select
       count(*) filter (where stored.is_new)::integer as added,
       count(*) filter (where not stored.is_new)::integer as changed
     from stored`,
    [JSON.stringify(sales)],
  )
}

/** Deletes sales that were taken back; returns how many were there. */
export async function deleteSales(db: Db, transactionIds: readonly string[]): Promise<number> {
  if (transactionIds.length === 0) return 0
  const { rowCount } = await db.query('delete from pipeline.comparables where transaction_id = any ($1)', [
    transactionIds,
  ])
  return rowCount ?? 0
}
