import type { pipeline } from 'zapatos/schema'

/** The tables whose rows are read column by column. */
interface Tables {
  vendor_leads: pipeline.vendor_leads.Selectable
  offers: pipeline.offers.Selectable
  pipeline_events: pipeline.pipeline_events.Selectable
  lead_messages: pipeline.lead_messages.Selectable
}

type Camel<Name extends string> = Name extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Name

/** Columns of a table as a query gives them under their names in camel case: a column that changes is a type error. */
export type Row<Table extends keyof Tables, Column extends keyof Tables[Table] & string> = {
  [Name in Column as Camel<Name>]: Tables[Table][Name]
}

/** Columns of a table for a query, and the rows they make. */
export interface Columns<ItsRow> {
  sql: string
  /** Only for the type; there is none. */
  row?: ItsRow
}

export type RowOf<ItsColumns> = ItsColumns extends Columns<infer ItsRow> ? ItsRow : never

/** Written once for the query and the type of its rows: a column that changes is a type error. */
export function columnsOf<Table extends keyof Tables, Column extends keyof Tables[Table] & string>(
  table: Table,
  columns: readonly Column[],
  alias: string = table,
): Columns<Row<Table, Column>> {
  return { sql: columns.map((column) => `${alias}.${column} as "${camel(column)}"`).join(', ') }
}

function camel(name: string): string {
  return name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
