import { createHash } from 'node:crypto'
import type { Token } from './sql_tokens.ts'

export const kinds = [
  'grant',
  'booking',
  'call',
  'trigger',
  'guard',
  'bound',
  'equality',
  'logic',
  'null',
  'number',
  'constraint',
  'unique',
] as const

export type Kind = (typeof kinds)[number]

/** One small fault in one file. */
export interface Mutant {
  id: string
  kind: Kind
  /** Relative to the project. */
  file: string
  line: number
  /** What it is in: `pipeline.hold_lead`, of functions, views and tables alike. */
  object: string
  /** The line as it is. */
  code: string
  start: number
  end: number
  from: string
  to: string
}

export interface Source {
  file: string
  sql: string
}

/** Puts `to` in the place of what stands between two tokens. */
export function mutantOf(
  { file, sql }: Source,
  place: { kind: Kind; object: string; first: Token; last: Token; to: string },
): Mutant {
  const { kind, object, first, last, to } = place
  const { start } = first
  const { end } = last
  const from = sql.slice(start, end)
  const line = sql.slice(0, start).split('\n').length
  const lineStart = sql.lastIndexOf('\n', start - 1) + 1
  const code = sql.slice(lineStart, sql.indexOf('\n', start)).trim()
  const nth = sql.slice(0, start).split(from).length
  const id = createHash('sha256').update([file, kind, from, to, nth].join('\0')).digest('hex').slice(0, 8)
  return { id, kind, file, line, object, code, start, end, from, to }
}

export function applied(sql: string, { start, end, to }: Mutant): string {
  return sql.slice(0, start) + to + sql.slice(end)
}
