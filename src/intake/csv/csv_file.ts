import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline, Readable } from 'node:stream'
import { CsvError, type Info, type Parser, parse } from 'csv-parse'
import { reasonOf } from '../../system_error.ts'
import { CsvFileError } from './csv_file_error.ts'
import { decodedText } from './decoded_text.ts'
import { asWritten, type Delimiter, detectDelimiter, separatorLine } from './delimiter.ts'

export interface CsvRow {
  /** As a spreadsheet numbers rows: the first is 1, and empty ones count. */
  number: number
  cells: string[]
  /** How much of the file lies before its end, from 0 to 1. */
  share: number
}

export interface CsvFile {
  /** Rows in which anything is written, read as they are asked for. */
  rows: AsyncGenerator<CsvRow, void, undefined>
  delimiter: Delimiter
  /** How many lines were not UTF-8 and were read as Windows-1252. */
  legacyLines(): number
}

/** A file by its path, or one that has come in already. */
export type CsvSource = string | { name: string; content: Buffer }

export const nameOf = (source: CsvSource) => (typeof source === 'string' ? basename(source) : source.name)

const chunkBytes = 256 * 1024
const longestRow = 1024 * 1024

/** Opens a CSV file to be read once, in little memory. */
export async function openCsv(source: CsvSource, given: { delimiter?: Delimiter } = {}): Promise<CsvFile> {
  const { bytes, size } = typeof source === 'string' ? await openBytes(source) : piecesOf(source.content)
  const passed = { bytes: 0, asText: 0 }
  const { text, legacyLines } = decodedText(counted(bytes, passed), nameOf(source))
  const start = await firstLine(text)
  const delimiter = given.delimiter ?? detectDelimiter(start)

  const handed = (piece: string) => {
    passed.asText += Buffer.byteLength(piece)
    return piece
  }
  async function* content(): AsyncGenerator<string, void, undefined> {
    yield handed(start.replace(separatorLine, ''))
    for await (const piece of text) yield handed(piece)
  }
  const parser = parse({ ...asWritten(delimiter), max_record_size: longestRow })
  // Whatever fails reaches the reader of the rows through the parser.
  pipeline(Readable.from(content(), { highWaterMark: 1 }), parser, () => {})

  const before = separatorLine.test(start) ? 1 : 0
  // The parser counts what it was handed as UTF-8, which the file need not be.
  const shareAt = (parsed: number) =>
    Math.min((parsed * passed.bytes) / Math.max(passed.asText, 1) / Math.max(size, 1), 1)
  return { rows: rowsOf(parser, before, shareAt), delimiter, legacyLines }
}

async function openBytes(path: string) {
  try {
    const file = await open(path)
    const status = await file.stat()
    if (status.isDirectory()) {
      await file.close()
      throw new Error(`${path}: it is a folder`)
    }
    return { bytes: file.createReadStream({ highWaterMark: chunkBytes }), size: status.size }
  } catch (cause) {
    throw new CsvFileError(`Cannot read ${reasonOf(cause)}`, { cause })
  }
}

const piecesOf = (content: Buffer) => ({
  bytes: Readable.from(
    Array.from({ length: Math.ceil(content.length / chunkBytes) }, (_, at) =>
      content.subarray(at * chunkBytes, (at + 1) * chunkBytes),
    ),
  ),
  size: content.length,
})

async function* counted(
  bytes: AsyncIterable<Buffer>,
  passed: { bytes: number },
): AsyncGenerator<Buffer, void, undefined> {
  for await (const piece of bytes) {
    passed.bytes += piece.length
    yield piece
  }
}

/** The text's start up to the end of its first line at least, without a byte order mark. */
async function firstLine(text: AsyncGenerator<string, void, undefined>): Promise<string> {
  let start = ''
  while (!/[\r\n]/.test(start) && start.length < longestRow) {
    const { value, done } = await text.next()
    if (done === true) break
    start += value
  }
  return start.replace(/^\uFEFF/, '')
}

async function* rowsOf(
  parser: Parser,
  rowsBefore: number,
  shareAt: (parsed: number) => number,
): AsyncGenerator<CsvRow, void, undefined> {
  const records: AsyncIterable<{ record: string[]; info: Info }> = parser
  try {
    for await (const { record, info } of records) {
      if (record.some((cell) => cell !== '')) {
        const number = info.records + info.empty_lines + rowsBefore
        yield { number, cells: record, share: shareAt(info.bytes) }
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const row = parser.info.records + parser.info.empty_lines + rowsBefore + 1
    throw new CsvFileError(`Row ${row} cannot be read: ${inPlainWords(error)}`, { cause: error })
  }
}

function inPlainWords(error: CsvError): string {
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'it opens a quote that is never closed'
    case 'CSV_MAX_RECORD_SIZE':
      return 'it is longer than a megabyte; is a quote not closed?'
    case 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return 'text stands right beside a quoted cell; is it a CSV file?'
    default:
      return error.message
  }
}
