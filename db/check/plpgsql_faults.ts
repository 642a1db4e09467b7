import type { Db } from '../connection/pool.ts'
import type { CheckedFunction } from './functions.ts'
import { type Body, bodyOf, type Gives, type Piece, type TypeOf } from './plpgsql_pieces.ts'

export interface BodyFault {
  /** Of the body, counted from 1 at its opening quotes. */
  line: number
  message: string
}

/**
 * What PostgreSQL would say of a PL/pgSQL body when it first runs each statement. Every statement is made the body of an
 * SQL function whose arguments are the variables, which is looked at as a whole when it is made.
 */
export async function plpgsqlFaults(
  db: Db,
  checked: CheckedFunction,
  isComposite: (type: string) => boolean,
): Promise<BodyFault[]> {
  const body = bodyOf(checked, givenBackBy(checked), isComposite)
  if (checked.tables === null) return faultsOf(db, checked, body, undefined)
  // One that fires on several tables has branches for each: a statement is right when it is for one of them.
  let common: BodyFault[] | undefined
  for (const { table, transitions } of checked.tables) {
    for (const name of transitions) await db.query(`create temp table ${name} (like ${table})`)
    const found = await faultsOf(db, checked, body, table)
    for (const name of transitions) await db.query(`drop table pg_temp.${name} cascade`)
    common = common?.filter((one) => found.some((other) => other.line === one.line)) ?? found
  }
  return common ?? [{ line: 1, message: 'no trigger calls it' }]
}

function givenBackBy({ returns, columns }: CheckedFunction): Gives {
  if (returns === null) return { kind: 'anything' }
  return columns.length > 0
    ? { kind: 'values', types: columns.map(({ type }) => type) }
    : { kind: 'row', type: returns }
}

async function faultsOf(
  db: Db,
  checked: CheckedFunction,
  { variables, pieces }: Body,
  table: string | undefined,
): Promise<BodyFault[]> {
  const faults: BodyFault[] = []
  /** What is in each record at the moment. */
  const records = new Map<string, string>()

  for (const piece of pieces) {
    const typeOf = (name: string) => {
      if (table !== undefined && (name === 'new' || name === 'old')) return table
      const declared = variables.findLast((variable) => variable.name === name && variable.line <= piece.line)
      return declared?.type === 'record' ? records.get(name) : (caseType(name) ?? declared?.type)
    }
    const names = new Set(
      variables.map(({ name }) => name).filter((name) => mentions(piece.sql, name, nameOf(checked))),
    )
    const scope = [...names].map((name) => ({ name, type: typeOf(name) }))
    const known = scope.flatMap(({ name, type }) => (type === undefined ? [] : [{ name, type }]))
    // Nobody knows what is in a record that a statement made from text fills.
    if (known.length < scope.length) continue

    // What stands in quotes is read as whatever it is assigned to.
    const isLiteral = piece.isValue && /^select\s+(null|'([^']|'')*')$/i.test(piece.sql)
    const result = isLiteral ? 'void' : await resultOf(db, piece.gives, typeOf)
    const message = await messageOf(db, asFunction(nameOf(checked), known, result, piece.sql))
    if (message !== undefined) faults.push({ line: piece.line, message })
    if (piece.gives.kind !== 'record' || isLiteral) continue
    const { variable } = piece.gives
    const type = message === undefined ? await rowTypeOf(db, nameOf(checked), known, piece) : undefined
    if (type !== undefined) records.set(variable, type)
    else records.delete(variable)
    if (message === undefined && type === undefined)
      faults.push({
        line: piece.line,
        message: `what "${variable}" holds cannot be told: declare it with its type`,
      })
  }
  return faults
}

/** CASE puts its operand into a variable of its own, whose type is known only as it runs. */
const caseType = (name: string) => (name.startsWith('__Case__') ? 'text' : undefined)

/** By itself, or after the name of the function. */
function mentions(sql: string, name: string, functionName: string): boolean {
  return new RegExp(`((?<![.\\w])|(?<!\\w)${functionName}\\.)${name}(?!\\w)`, 'i').test(sql)
}

const nameOf = ({ name }: CheckedFunction) => name.replace(/^.*\./, '')

/** What the SQL function returns, so that PostgreSQL compares it with what the statement gives. */
async function resultOf(db: Db, gives: Gives, typeOf: (name: string) => string | undefined): Promise<string> {
  if (gives.kind === 'row') return `setof ${gives.type}`
  if (gives.kind !== 'values') return 'void'
  const types = await Promise.all(gives.types.map((type) => nameOfType(db, type, typeOf)))
  if (types.includes(undefined)) return 'void'
  return types.length === 1
    ? `setof ${types[0]}`
    : `table (${types.map((type, place) => `_${place} ${type}`).join(', ')})`
}

async function nameOfType(
  db: Db,
  type: TypeOf,
  typeOf: (name: string) => string | undefined,
): Promise<string | undefined> {
  if (typeof type === 'string') return type
  const { rows } = await db.query<{ type: string }>(
    `select format_type(columns.atttypid, null) as type
     from pg_type as types
     join pg_attribute as columns on columns.attrelid = types.typrelid and columns.attname = $2
     where types.oid = to_regtype($1)`,
    [typeOf(type.of), type.field],
  )
  return rows[0]?.type
}

interface Known {
  name: string
  type: string
}

/** Under the name of the function itself, by which arguments are told from columns. */
function asFunction(name: string, scope: Known[], result: string, sql: string): string {
  const args = scope.map((variable) => `"${variable.name}" ${variable.type}`).join(', ')
  return `create function pg_temp.${name}(${args}) returns ${result} language sql as $piece$ ${sql} $piece$`
}

/** Null when PostgreSQL has nothing to say. What was made is gone again. */
async function messageOf(db: Db, command: string): Promise<string | undefined> {
  const { rows } = await db.query<{ message: string | null }>('select pg_temp.complaint($1) as message', [
    command,
  ])
  return rows[0]?.message ?? undefined
}

/** To be called once a session. */
export async function prepareToComplain(db: Db): Promise<void> {
  await db.query(`
    create function pg_temp.complaint(command text) returns text language plpgsql as $$
    declare
      more text;
    begin
      execute command;
      raise exception using errcode = 'ZZ000';
    exception
      when sqlstate 'ZZ000' then
        return null;
      when others then
        get stacked diagnostics more = pg_exception_detail;
        return concat_ws(' ', sqlerrm, nullif(more, ''));
    end
    $$`)
}

let views = 0

/** The type of a view that has the columns of what a record gets; the variables stand in its FROM. */
async function rowTypeOf(db: Db, name: string, scope: Known[], piece: Piece): Promise<string | undefined> {
  views += 1
  const view = `pg_temp.record_${views}`
  const [rows, values] = [[], []] as [string[], string[]]
  for (const { name: variable, type } of scope) {
    const { rows: found } = await db.query('select from pg_class where reltype = to_regtype($1)', [type])
    if (found.length > 0) rows.push(`${type} as "${variable}"`)
    else values.push(`null::${type} as "${variable}"`)
  }
  const given = piece.isValue ? `select (one.value).* from (${piece.sql}) as one (value)` : piece.sql
  const from = [`(select ${values.join(', ')}) as "${name}"`, ...rows].join(' cross join ')
  try {
    await db.query(
      `create temp view ${view.replace('pg_temp.', '')} as select given.* from ${from} cross join lateral (${given}) as given`,
    )
    return view
  } catch {
    return undefined
  }
}
