import type { QueryResultRow } from 'pg'
import { mapWithSeparator, raw, type SQLFragment, sql } from 'zapatos/db'
import type { ColumnForTable, SelectableForTable, Table } from 'zapatos/schema'
import { camelCase } from './ask.ts'
import type { Db } from './pool.ts'

/** `vendor_phone` is `vendorPhone`. */
export type Camel<Name extends string> = Name extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Name

/** Fragments that speak of the table by its name, each under the name that it has in the row. */
type Others = Record<string, SQLFragment<unknown>>

type Row<Selectable, Column, More extends Others> = {
  [Name in Column & keyof Selectable & string as Camel<Name>]: Selectable[Name]
} & { [Name in keyof More]: More[Name] extends SQLFragment<infer Value> ? Value : never }

export interface Columns<ItsRow> {
  /** For what a function gives as rows of the table. */
  names: string
  /** From `select` to the name of the table. */
  sql: SQLFragment<ItsRow[]>
}

export type RowOf<ItsColumns> = ItsColumns extends Columns<infer ItsRow> ? ItsRow : never

/** What is read of a table, under names in camel case: a column that changes is a type error. */
export function columnsOf<
  T extends Table,
  const Column extends ColumnForTable<T>,
  More extends Others = Record<never, never>,
>(table: T, columns: readonly Column[], more?: More): Columns<Row<SelectableForTable<T>, Column, More>> {
  const read = [
    ...columns.map((column) => raw(`${column} as "${camelCase(column)}"`)),
    ...Object.entries(more ?? {}).map(([name, value]) => sql`${value} as ${raw(`"${name}"`)}`),
  ]
  return {
    names: columns.join(', '),
    sql: sql`select ${mapWithSeparator(read, sql`, `, (one) => one)} from ${table}`,
  }
}

/** The rows that `which` says, as `where … order by …`; of `sql<pipeline.its_table.SQL>`, `${'its_column'}` is a type error where there is none. */
export async function rowsOf<ItsRow extends QueryResultRow>(
  db: Db,
  columns: Columns<ItsRow>,
  which: SQLFragment = sql``,
): Promise<ItsRow[]> {
  const { text, values } = sql`${columns.sql} ${which}`.compile()
  const { rows } = await db.query<ItsRow>(text, values)
  return rows
}

/** The row that `which` says, where there is one for certain. */
export async function rowOf<ItsRow extends QueryResultRow>(
  db: Db,
  columns: Columns<ItsRow>,
  which: SQLFragment,
): Promise<ItsRow> {
  const [row] = await rowsOf(db, columns, which)
  if (row === undefined) throw new Error('the database gave no answer')
  return row
}
