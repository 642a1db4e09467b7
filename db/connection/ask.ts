import type { Db } from './pool.ts'

/** The rows of a statement, under the names of its columns in camel case. */
export async function readRows<Row>(db: Db, sql: string, values?: unknown[]): Promise<Row[]> {
  const { rows } = await db.query(sql, values)
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, value]) => [camelCase(column), value])),
  ) as Row[]
}

/** The first row of a statement; undefined when it gives none. */
export async function findRow<Row>(db: Db, sql: string, values?: unknown[]): Promise<Row | undefined> {
  return (await readRows<Row>(db, sql, values))[0]
}

/** The row of a statement that gives one. */
export async function readRow<Row>(db: Db, sql: string, values?: unknown[]): Promise<Row> {
  const row = await findRow<Row>(db, sql, values)
  if (row === undefined) throw new Error('the database gave no answer')
  return row
}

/** The value of a statement that gives one, as the call of a function does. */
export async function readValue<Value>(db: Db, sql: string, values?: unknown[]): Promise<Value> {
  return Object.values(await readRow<Record<string, unknown>>(db, sql, values))[0] as Value
}

/** The values of a statement that gives one a row. */
export async function readValues<Value>(db: Db, sql: string, values?: unknown[]): Promise<Value[]> {
  const rows = await readRows<Record<string, unknown>>(db, sql, values)
  return rows.map((row) => Object.values(row)[0] as Value)
}

const known = new Map<string, string>()

export function camelCase(column: string): string {
  const before = known.get(column)
  if (before !== undefined) return before
  const name = column.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  known.set(column, name)
  return name
}
