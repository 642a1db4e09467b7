import { styleText } from 'node:util'
import { readConfig } from '../../config/config.ts'
import { harmless } from '../../free_text.ts'
import { minuteOf } from '../../time_words.ts'

export { harmless }

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan'
export type Paint = (style: Style, text: string) => string

/** Colours where people look, plain text where it is read by programs, or where NO_COLOR is set. */
export function painter(stream: { isTTY?: boolean } = process.stdout): Paint {
  const hasColour = stream.isTTY === true && readConfig().colour
  return (style, text) => (hasColour ? styleText(style, text, { validateStream: false }) : text)
}

export function print(lines: string | readonly string[]): void {
  process.stdout.write(`${typeof lines === 'string' ? lines : lines.join('\n')}\n`)
}

/** For programs as JSON, else as people read it. */
export function printAs(json: true | undefined, value: unknown, lines: string | readonly string[]): void {
  print(json ? JSON.stringify(value, null, 2) : lines)
}

/** Rows as a table, or for programs as JSON; where there are none, `none` is said if there is anything to say. */
export function printList<Row>(
  json: true | undefined,
  rows: readonly Row[],
  none: string | null,
  columns: Columns<Row>,
): void {
  printAs(json, rows, rows.length === 0 && none !== null ? none : listing(rows, columns))
}

/** What a cell says: nothing known, and nothing to say, is a dash, a moment is in UTC, to the minute. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined || value === false) return '–'
  return value instanceof Date ? minuteOf(value) : harmless(String(value))
}

/** What each column shows of a row, by its heading. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => unknown>>

/** A table under headings. */
export function listing<Row>(
  rows: readonly Row[],
  columns: Columns<Row>,
  paint: Paint = painter(),
): string[] {
  const cells = rows.map((row) => Object.values(columns).map((of) => cellOf(of(row))))
  const [heading = '', ...lines] = table([Object.keys(columns), ...cells])
  return [paint('dim', heading), ...lines]
}

/** Columns side by side, each as wide as its widest cell. Cells are plain text; `paint` colours a whole column. */
export function table(
  rows: readonly (readonly string[])[],
  paintCell?: (column: number, cell: string) => string,
): string[] {
  const widths = rows.reduce<number[]>(
    (known, row) => row.map((cell, column) => Math.max(known[column] ?? 0, cell.length)),
    [],
  )
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const padded = column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)
        return paintCell === undefined ? padded : paintCell(column, padded)
      })
      .join('  ')
      .trimEnd(),
  )
}
