import { type Info, parse } from 'csv-parse/sync'
import { asWritten, detectDelimiter, separatorLine } from '../../intake/csv/delimiter.ts'
import { notUnderstood } from '../output/command_failure.ts'

export interface ReplyLine {
  /** As an editor numbers lines, for CSV as a spreadsheet numbers rows. */
  line: number
  text: string
  /** What else the row says, by the head of its column. */
  given: Record<string, string>
}

const textColumn = /^(text|body|message|reply)$/i
/** Stands in no text, so that a table of one column is not cut at its commas. */
const noDelimiter = '\u001f'

/** Vendors' texts, one a line; or a CSV whose header has a column for them: text, body, message or reply. */
export function replyLines(input: string): ReplyLine[] {
  const plain = input.replace(/^\uFEFF/, '')
  const start = plain.replace(separatorLine, '')
  const delimiter = detectDelimiter(plain)
  const [firstLine = ''] = start.split(/\r\n|\n|\r/, 1)
  const header = cellsOf(firstLine, delimiter)[0]?.cells ?? []
  const column = header.findIndex((cell) => textColumn.test(cell.trim()))
  if (column < 0) {
    return plain
      .split(/\r\n|\n|\r/)
      .map((text, index): ReplyLine => ({ line: index + 1, text: text.trim(), given: {} }))
      .filter(({ text }) => text !== '')
  }

  const [, ...rows] = cellsOf(start, header.length === 1 ? noDelimiter : delimiter)
  return rows.map(({ cells, line }) => {
    if (cells.length > header.length) {
      throw notUnderstood(
        `Line ${line} has ${cells.length} cells where the header has ${header.length}. Put texts with a "${delimiter}" in them between double quotes.`,
      )
    }
    const others = header.flatMap((name, index): [string, string][] =>
      index === column || name.trim() === '' ? [] : [[name.trim(), cells[index] ?? '']],
    )
    return { line, text: (cells[column] ?? '').trim(), given: Object.fromEntries(others) }
  })
}

function cellsOf(csv: string, delimiter: string): { cells: string[]; line: number }[] {
  const rows: unknown = parse(csv, asWritten(delimiter))
  return (rows as { record: string[]; info: Info }[]).map(({ record, info }) => ({
    cells: record,
    line: info.lines,
  }))
}
