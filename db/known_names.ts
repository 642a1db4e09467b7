import type { Db } from './connection/pool.ts'

export interface KnownName {
  name: string
  description: string | null
  /** Whether the present rules know it, not only history. */
  isPresent: boolean
}

/** The names that rules give to stages, agents and types of alert. */
export async function readKnownNames(db: Db): Promise<Map<string, KnownName[]>> {
  const { rows } = await db.query<KnownName & { vocabulary: string }>(
    'select vocabulary, name, description, is_present as "isPresent" from pipeline_private.known_names()',
  )
  return Map.groupBy(rows, ({ vocabulary }) => vocabulary)
}

/** Another text whenever a release of the rules has changed what readKnownNames() tells. */
export async function readNamesDigest(db: Db): Promise<string> {
  const { rows } = await db.query<{ digest: string }>('select pipeline_private.names_digest() as digest')
  return rows[0]?.digest ?? ''
}

/** The values that constraints leave a column, by `table.column`; only of columns that constraints compare with values. */
export async function readClosedValues(db: Db): Promise<Map<string, string[]>> {
  const { rows } = await db.query<{ table: string; column: string; definition: string }>(
    `select classes.relname as table, attributes.attname as column, pg_get_constraintdef(constraints.oid) as definition
     from pg_constraint as constraints
     join pg_class as classes on classes.oid = constraints.conrelid
     join pg_attribute as attributes
       on attributes.attrelid = constraints.conrelid and attributes.attnum = any (constraints.conkey)
     where constraints.contype = 'c' and constraints.connamespace = 'pipeline'::regnamespace
     order by constraints.oid, attributes.attnum`,
  )
  const values = new Map<string, string[]>()
  for (const { table, column, definition } of rows) {
    const key = `${table}.${column}`
    values.set(key, [...new Set([...(values.get(key) ?? []), ...comparedWith(column, definition)])])
  }
  return values
}

/** The values in `column = ANY (ARRAY['a'::text, …])`, `column = 'a'::text` and `CASE column WHEN 'a'::text …`. */
function comparedWith(column: string, definition: string): string[] {
  const comparisons = new RegExp(
    `\\b${column} = (?:ANY \\(ARRAY\\[([^\\]]*)\\]|('[^']*'::text))|CASE ${column}\\b(.*) END`,
    'gs',
  )
  return [...definition.matchAll(comparisons)].flatMap(([, list, value, cases]) =>
    cases === undefined
      ? [...(list ?? value ?? '').matchAll(/'([^']*)'::text/g)].map(([, literal = '']) => literal)
      : [...cases.matchAll(/WHEN '([^']*)'::text/g)].map(([, literal = '']) => literal),
  )
}
