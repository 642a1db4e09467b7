import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'

/** What a template holds: how a database of a story was before that story. */
export interface Pristine {
  /** By the names of tables that have any: their columns that are written, their rows as JSON, and how many pages they take. */
  tables: Record<string, { columns: string; rows: string; pages: number }>
  /** Sets every sequence back. */
  setSequences: string
}

export function pristineFileOf(folder: string | undefined, purpose: string): string | undefined {
  return folder && join(folder, `pristine_${purpose}.json`)
}

export async function keepPristine(template: pg.Client, file: string): Promise<void> {
  const { rows: tables } = await template.query<{ name: string; columns: string; pages: number }>(
    `select format('%I.%I', nspname, relname) as name, pg_relation_size(pg_class.oid) / 8192 as pages,
       (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_catalog.pg_attribute
        where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns
     from pg_catalog.pg_class join pg_catalog.pg_namespace on pg_namespace.oid = relnamespace
     where relkind = 'r' and nspname not in ('pg_catalog', 'information_schema') and pg_relation_size(pg_class.oid) > 0`,
  )
  const pristine: Pristine = { tables: {}, setSequences: '' }
  for (const { name, columns, pages } of tables) {
    const { rows } = await template.query<{ rows: string }>(
      `select coalesce(json_agg(kept), '[]')::text as rows from (select ${columns} from ${name}) as kept`,
    )
    pristine.tables[name] = { columns, rows: rows[0]?.rows ?? '[]', pages: Number(pages) }
  }
  const { rows: sequences } = await template.query<{ set: string }>(
    `select format('setval(%L, %s, %L)', format('%I.%I', schemaname, sequencename), coalesce(last_value, start_value),
       last_value is not null) as set
     from pg_catalog.pg_sequences`,
  )
  pristine.setSequences = `select ${sequences.map(({ set }) => set).join(', ')}`
  await writeFile(file, JSON.stringify(pristine))
}

export async function readPristine(file: string): Promise<Pristine> {
  return JSON.parse(await readFile(file, 'utf8')) as Pristine
}
