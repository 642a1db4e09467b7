import type { Db } from '../connection/pool.ts'

/** A sale as HM Land Registry publishes it. */
export interface Sale {
  transactionId: string
  /** Whole pounds. */
  price: number
  /** ISO date. */
  soldOn: string
  postcode: string
  propertyType: string
  newBuild: boolean
  tenure: string
  paon: string | null
  saon: string | null
  street: string | null
  locality: string | null
  town: string | null
  district: string | null
  county: string | null
  category: string
}

export interface StoredSales {
  added: number
  changed: number
}

/** Stores sales as they are now; one that is there already and says the same is left alone. Each id at most once. */
export async function storeSales(db: Db, sales: readonly Sale[]): Promise<StoredSales> {
  if (sales.length === 0) return { added: 0, changed: 0 }
  const facts = [
    ...[
      'price',
      'sold_on',
      'postcode',
      'property_type',
      'new_build',
      'tenure',
      'paon',
      'saon',
      'street',
      'locality',
    ],
    ...['town', 'district', 'county', 'category'],
  ]
  const each = (write: (fact: string) => string) => facts.map(write).join(', ')
  const { rows } = await db.query<{ added: number; changed: number }>(
    `with stored as (
       insert into pipeline.comparables as comparables (transaction_id, ${each((fact) => fact)})
       select given.transaction_id, ${each((fact) => `given.${fact}`)}
       from json_to_recordset($1) as given (
         transaction_id text, price numeric, sold_on date, postcode text, property_type text, new_build boolean,
         tenure text, paon text, saon text, street text, locality text, town text, district text, county text,
         category text
       )
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
    [JSON.stringify(sales.map(asRow))],
  )
  return rows[0] ?? { added: 0, changed: 0 }
}

/** Deletes sales that were taken back; returns how many were there. */
export async function deleteSales(db: Db, transactionIds: readonly string[]): Promise<number> {
  if (transactionIds.length === 0) return 0
  const { rowCount } = await db.query('delete from pipeline.comparables where transaction_id = any ($1)', [
    transactionIds,
  ])
  return rowCount ?? 0
}

function asRow(sale: Sale) {
  const { transactionId, soldOn, propertyType, newBuild, ...same } = sale
  return {
    transaction_id: transactionId,
    sold_on: soldOn,
    property_type: propertyType,
    new_build: newBuild,
    ...same,
  }
}
