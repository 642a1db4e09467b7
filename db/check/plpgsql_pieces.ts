import { parsePlPgSQLSync } from 'libpg-query'
import type { CheckedFunction, Named } from './functions.ts'

/** What a piece of SQL must give: nothing in particular, values of these types, or the columns of a record. */
export type Gives =
  | { kind: 'anything' }
  | { kind: 'values'; types: TypeOf[] }
  | { kind: 'row'; type: TypeOf }
  | { kind: 'record'; variable: string }

/** A type by its name, or that of a field of a variable. */
export type TypeOf = string | { of: string; field: string }

/** One statement or expression of a body, as PL/pgSQL hands it to the planner. */
export interface Piece {
  sql: string
  /** Counted from the line of the body's opening quotes. */
  line: number
  gives: Gives
  /** An expression, not a statement. */
  isValue: boolean
}

export interface Variable {
  name: string
  type: string
  /** Where it is declared; 0 for arguments and for what PL/pgSQL declares itself. */
  line: number
}

export interface Body {
  variables: Variable[]
  pieces: Piece[]
}

type Node = { [key: string]: unknown }

/** Takes a function apart. `returns`: what it gives back; of a trigger, anything. */
export function bodyOf(
  checked: CheckedFunction,
  returns: Gives,
  isComposite: (type: string) => boolean,
): Body {
  const { body, types } = withPlainTypes(checked.body, isComposite)
  const parsed: unknown = parsePlPgSQLSync(withPlainHeader({ ...checked, body }, isComposite))
  const whole = child(firstOf(child(parsed, 'plpgsql_funcs')), 'PLpgSQL_function')
  const datums = list(child(whole, 'datums'))
  const told = [...types, ...[...checked.args, ...checked.columns].map((named) => ({ ...named, line: 0 }))]
  const variables = datums.map((datum) => {
    const variable = variableOf(datum)
    return told.find(({ name, line }) => name === variable?.name && line === variable.line) ?? variable
  })
  const pieces: Piece[] = []
  const anything: Gives = { kind: 'anything' }
  const put = (expression: unknown, line: number, gives: Gives = anything) => {
    const written = child(expression, 'PLpgSQL_expr')
    const sql = text(written, 'query')
    const mode = Number(child(written, 'parseMode') ?? 0)
    if (sql !== undefined) pieces.push({ line, gives, isValue: mode !== 0, sql: statement(sql, mode) })
  }

  for (const datum of datums) {
    const { name = '', line = 0 } = variableOf(datum) ?? {}
    const value = child(child(datum, 'PLpgSQL_var'), 'default_val')
    if (value !== undefined) put(value, line, into(datum))
    // The parser forgets those of records.
    const written =
      child(datum, 'PLpgSQL_rec') === undefined ? undefined : firstValue(checked.body, name, line)
    if (written !== undefined)
      pieces.push({ line, gives: into(datum), isValue: true, sql: `select ${written}` })
  }
  visit(child(whole, 'action'), 0)
  return { pieces, variables: variables.filter((variable) => variable !== undefined) }

  /** What is assigned to a variable, a field or several variables. */
  function into(datum: Node | undefined): Gives {
    const [kind, target] = Object.entries(datum ?? {})[0] ?? []
    if (kind === 'PLpgSQL_row') {
      const types = list(child(target, 'fields')).map((field) => typeAt(Number(child(field, 'varno') ?? 0)))
      return types.includes(undefined)
        ? anything
        : { kind: 'values', types: types.filter((type) => type !== undefined) }
    }
    const variable = variables[datum === undefined ? -1 : placeOf(datum)]
    if (variable?.type === 'record') return { kind: 'record', variable: variable.name }
    return variable === undefined ? anything : { kind: 'row', type: variable.type }
  }

  /** Statements carry copies of their variables. */
  function placeOf(copy: Node): number {
    const one = variableOf(copy)
    return datums.findIndex((datum) => {
      const other = variableOf(datum)
      return other?.name === one?.name && other?.line === one?.line
    })
  }

  function typeAt(place: number): TypeOf | undefined {
    const datum = datums[place]
    const field = child(datum, 'PLpgSQL_recfield')
    if (field === undefined) return variables[place]?.type
    const parent = variables[Number(child(field, 'recparentno') ?? 0)]
    const name = text(field, 'fieldname')
    return parent === undefined || name === undefined ? undefined : { of: parent.name, field: name }
  }

  function visit(node: unknown, above: number): void {
    if (typeof node !== 'object' || node === null) return
    for (const [key, value] of Object.entries(node)) {
      const line = Number(child(value, 'lineno') ?? above)
      if (key === 'PLpgSQL_expr') put(node, line)
      else if (!visitStatement(key, value, line)) visit(value, line)
    }
  }

  /** True when nothing below is left to look at. */
  function visitStatement(key: string, node: unknown, line: number): boolean {
    switch (key) {
      case 'PLpgSQL_stmt_assign': {
        const type = typeAt(Number(child(node, 'varno') ?? 0))
        const variable = datums[Number(child(node, 'varno') ?? 0)]
        const isRecord = type === 'record'
        put(
          child(node, 'expr'),
          line,
          isRecord ? into(variable) : type === undefined ? anything : { kind: 'values', types: [type] },
        )
        return true
      }
      case 'PLpgSQL_stmt_return':
        put(child(node, 'expr'), line, returns)
        return true
      case 'PLpgSQL_stmt_return_query':
        put(child(node, 'query'), line, returns)
        return child(node, 'query') !== undefined
      case 'PLpgSQL_stmt_execsql':
        put(
          child(node, 'sqlstmt'),
          line,
          child(node, 'into') === true ? into(record(child(node, 'target'))) : anything,
        )
        return true
      case 'PLpgSQL_stmt_fors':
        put(child(node, 'query'), line, into(record(child(node, 'var') ?? child(node, 'row'))))
        visit(child(node, 'body'), line)
        return true
      case 'PLpgSQL_stmt_if':
      case 'PLpgSQL_if_elsif':
      case 'PLpgSQL_stmt_while':
      case 'PLpgSQL_stmt_exit': {
        const { cond, ...rest } = record(node) ?? {}
        put(cond, line, { kind: 'values', types: ['boolean'] })
        visit(rest, line)
        return true
      }
      // Its variables are among the datums.
      case 'var':
      case 'target':
        return true
      default:
        return false
    }
  }
}

/** The parser knows no types but PostgreSQL's own: of those of arguments and results it only has to know whether they have columns. */
function withPlainHeader(checked: CheckedFunction, isComposite: (type: string) => boolean): string {
  const { args, columns, returns, returnsSet, tables, body } = checked
  const typed = ({ name, type }: Named) => `"${name}" ${isComposite(type) ? type : 'text'}`
  const hasColumns = columns.length > 0
  const given = [...args.map(typed), ...(returnsSet ? [] : columns.map((column) => `out ${typed(column)}`))]
  const results = () => {
    if (tables !== null) return 'returns trigger'
    if (returns === null) return 'returns void'
    if (hasColumns) return returnsSet ? `returns table (${columns.map(typed).join(', ')})` : ''
    return `returns ${returnsSet ? 'setof ' : ''}${isComposite(returns) ? returns : 'text'}`
  }
  return `create function ${checked.name}(${given.join(', ')}) ${results()} language plpgsql as $whole$${body}$whole$`
}

/** As it would stand by itself: of an assignment, what is assigned. `mode` is PostgreSQL's RawParseMode. */
function statement(sql: string, mode: number): string {
  if (mode === 0) return sql
  if (mode === 2) return `select ${sql}`
  return `select ${sql.replace(/^[^=]*?:?=/, '')}`
}

/** A domain or an array would be taken for a record: in the declarations it becomes text, and is told by ourselves. */
function withPlainTypes(body: string, isComposite: (type: string) => boolean) {
  const types: Variable[] = []
  const plain = body.replaceAll(/\bdeclare\b[\s\S]*?(?=\bbegin\b)/gi, (declarations: string, start: number) =>
    declarations.replaceAll(
      /(?<=[;\s])([a-z_][a-z0-9_]*)\s+([a-z_]+\.[a-z0-9_]+(?:\[\])?)(?=\s*(?::=|;|not\s+null))/gi,
      (declaration: string, name: string, type: string, at: number) => {
        if (isComposite(type)) return declaration
        types.push({ name, type, line: body.slice(0, start + at).split('\n').length })
        return `${name} text`
      },
    ),
  )
  return { body: plain, types }
}

/** What a variable is declared with, from its line on. */
function firstValue(body: string, name: string, line: number): string | undefined {
  const declared = body
    .split('\n')
    .slice(Math.max(0, line - 1))
    .join('\n')
  return line === 0 ? undefined : new RegExp(`^\\s*${name}\\s+[^;:]+:=([^;]*);`).exec(declared)?.[1]
}

function variableOf(datum: Node | undefined): Variable | undefined {
  const declared = child(datum, 'PLpgSQL_var') ?? child(datum, 'PLpgSQL_rec')
  const name = text(declared, 'refname')
  if (name === undefined) return undefined
  const type = text(child(child(declared, 'datatype'), 'PLpgSQL_type'), 'typname')
  return { name, type: type ?? 'record', line: Number(child(declared, 'lineno') ?? 0) }
}

function record(node: unknown): Node | undefined {
  return typeof node === 'object' && node !== null ? { ...node } : undefined
}

function child(node: unknown, key: string): unknown {
  return record(node)?.[key]
}

function text(node: unknown, key: string): string | undefined {
  const value = child(node, key)
  return typeof value === 'string' ? value : undefined
}

function list(node: unknown): Node[] {
  return Array.isArray(node) ? node.map(record).filter((one) => one !== undefined) : []
}

function firstOf(node: unknown): unknown {
  return list(node)[0]
}
