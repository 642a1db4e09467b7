import type pg from 'pg'
import { only } from '../leads.ts'

/** What a database was when it was made: whether it still is can be told, and it can be made so again. */
export interface AsMade {
  tables: readonly Table[]
  sequences: readonly { name: string; restart: string; state: string }[]
  catalogues: readonly string[]
  /** What a later transaction wrote was not there. */
  until: string
}

interface Table {
  name: string
  columns: string
  count: number
  /** Its rows as text, by where they lie and who wrote them; not of a large table. */
  rows: Map<string, string> | undefined
}

/** Written by whoever releases: what a story adds can be taken out, what it changes there stays changed. */
const largeTable = 250
/** More is not worth taking out again: whoever comes next would read past it. */
const mostRows = 2_000

/** What is written by whoever changes what there is, or analyses it. */
const written = [
  'attrdef',
  'attribute',
  'class',
  'constraint',
  'default_acl',
  'description',
  'event_trigger',
  'extension',
  'index',
  'policy',
  'proc',
  'publication',
  'rewrite',
  'statistic',
  'statistic_ext',
  'trigger',
  'type',
]

export async function noteAsMade(client: pg.Client): Promise<AsMade> {
  const relations = await client.query<{ name: string; kind: string; columns: string }>(
    `select relations.oid::regclass::text as name, relations.relkind as kind,
       string_agg(quote_ident(columns.attname), ', ' order by columns.attnum) filter (where columns.attgenerated = '') as columns
     from pg_catalog.pg_class as relations
     join pg_catalog.pg_namespace as schemas on schemas.oid = relations.relnamespace
     join pg_catalog.pg_attribute as columns on columns.attrelid = relations.oid and columns.attnum > 0 and not columns.attisdropped
     where relations.relkind in ('r', 'S') and schemas.nspname !~ '^pg_' and schemas.nspname <> 'information_schema'
     group by relations.oid, relations.relkind
     order by relations.oid`,
  )
  const named = (kind: string) => relations.rows.filter((relation) => relation.kind === kind)
  const sequences = await client.query<{ name: string; restart: string; state: string }>(
    named('S')
      .map(
        ({ name }) =>
          `select '${name}' as name, format('setval(%L, %s, %L)', '${name}', last_value, is_called) as restart, ${stateOf} as state from ${name}`,
      )
      .join(' union all '),
  )
  const tables: Table[] = named('r').map(({ name, columns }) => ({
    name,
    columns,
    count: 0,
    rows: undefined,
  }))
  const made = { tables, sequences: sequences.rows, catalogues: [], until: await present(client) }
  const found = await readChanges(client, made)
  for (const [at, table] of tables.entries()) {
    table.count = found.tables[at]?.count ?? 0
    if (table.count <= largeTable) table.rows = await rowsOf(client, table.name)
  }
  return { ...made, catalogues: found.catalogues }
}

/**
 * Makes it what it was: undefined when that cannot be, or is not worth it.
 * @param hand a session for which no guard keeps what it guards from being taken out. To become one for a moment would
 *   cost a session all that it has planned.
 */
export async function makeAsMade(
  client: pg.Client,
  hand: pg.Client,
  made: AsMade,
): Promise<AsMade | undefined> {
  const changes = await readChanges(client, made)
  if (changes.catalogues.some((state, at) => state !== made.catalogues[at])) return undefined
  if (changes.tables.reduce((sum, { added }) => sum + added, 0) > mostRows) return undefined
  const changed = made.tables.flatMap((table, at) => {
    const { count = 0, added = 0 } = changes.tables[at] ?? {}
    const lost = table.count - (count - added)
    return added > 0 || lost > 0 ? [{ ...table, at, added, lost }] : []
  })
  if (changed.some(({ rows, lost }) => lost > 0 && rows === undefined)) return undefined
  const moved = made.sequences.filter(({ state }, at) => state !== changes.sequences[at])

  const takeOut = changed
    .filter(({ added }) => added > 0)
    .map(({ name }) => `delete from only ${name} where age(xmin) < age('${made.until}'::xid);`)
  const restart = moved.length > 0 ? `select ${moved.map(({ restart }) => restart).join(', ')};` : ''
  await hand.query(`begin; ${takeOut.join(' ')} ${restart}`)
  const short = changed.filter(({ lost }) => lost > 0)
  for (const table of short) await putBack(hand, table)
  await hand.query('commit')
  if (short.length === 0) return made
  const tables = [...made.tables]
  for (const table of short) tables[table.at] = { ...table, rows: await rowsOf(client, table.name) }
  return { ...made, tables, until: await present(client) }
}

async function putBack(client: pg.Client, { name, columns, rows }: Table): Promise<void> {
  const present = new Set((await rowsOf(client, name)).keys())
  const lost = [...(rows ?? [])].filter(([place]) => !present.has(place)).map(([, row]) => row)
  await client.query(
    `insert into ${name} (${columns}) overriding system value
     select ${columns} from (select (line::${name}).* from unnest($1::text[]) as line) as lines`,
    [lost],
  )
}

async function rowsOf(client: pg.Client, name: string): Promise<Map<string, string>> {
  const { rows } = await client.query<{ place: string; line: string }>(
    `select format('%s %s', lines.ctid, lines.xmin) as place, lines::text as line from only ${name} as lines`,
  )
  return new Map(rows.map(({ place, line }) => [place, line]))
}

async function present(client: pg.Client): Promise<string> {
  return only((await client.query<{ xid: string }>('select pg_current_xact_id()::xid as xid')).rows).xid
}

const stateOf = `format('%s %s', last_value, is_called)`

interface Changes {
  catalogues: string[]
  tables: { count: number; added: number }[]
  sequences: string[]
}

async function readChanges(client: pg.Client, made: AsMade): Promise<Changes> {
  const counts = (name: string, where = 'true') =>
    `(select array[count(*), count(*) filter (where age(lines.xmin) < mark.age)] from only ${name} as lines where ${where})`
  const catalogues = [
    ...written.map((name) => counts(`pg_catalog.pg_${name}`)),
    counts('pg_catalog.pg_namespace', `nspname !~ '^pg_(toast_)?temp_'`),
    `(select array[
        hashtext(format('%s %s %s', databases.datacl, databases.datconnlimit, databases.datallowconn)),
        (select count(*) from pg_catalog.pg_db_role_setting as settings where settings.setdatabase = databases.oid)
      ]
      from pg_catalog.pg_database as databases where databases.datname = current_database())`,
  ]
  const { rows } = await client.query<{
    catalogues: string[][]
    tables: [string, string][]
    sequences: string[]
  }>({
    name: 'changes',
    text: `
      select array[${catalogues.join(', ')}] as catalogues,
        array[${made.tables.map(({ name }) => counts(name)).join(', ')}] as tables,
        array[${made.sequences.map(({ name }) => `(select ${stateOf} from ${name})`).join(', ')}]::text[] as sequences
      from (select age($1::xid) as age) as mark`,
    values: [made.until],
  })
  const { tables, sequences, ...found } = only(rows)
  return {
    catalogues: found.catalogues.map(String),
    tables: tables.map(([count, added]) => ({ count: Number(count), added: Number(added) })),
    sequences,
  }
}
