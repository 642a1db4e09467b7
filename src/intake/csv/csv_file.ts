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
}

export interface CsvFile {
  /** Rows in which anything is written, read as they are asked for. */
  rows: AsyncGenerator<CsvRow, void, undefined>
  delimiter: Delimiter
  size: number
  bytesRead(): number
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
  const { bytes, size, bytesRead } =
    typeof source === 'string' ? await openBytes(source) : piecesOf(source.content)
  const { text, legacyLines } = decodedText(bytes, nameOf(source))
  const start = await firstLine(text)
  const delimiter = given.delimiter ?? detectDelimiter(start)

  async function* content(): AsyncGenerator<string, void, undefined> {
    yield start.replace(separatorLine, '')
    yield* text
  }
  const parser = parse({ ...asWritten(delimiter), max_record_size: longestRow })
  // Whatever fails reaches the reader of the rows through the parser.
  pipeline(Readable.from(content(), { highWaterMark: 1 }), parser, () => {})

  const before = separatorLine.test(start) ? 1 : 0
  return { rows: rowsOf(parser, before), delimiter, size, bytesRead, legacyLines }
}

async function openBytes(path: string) {
  try {
    const file = await open(path)
    const status = await file.stat()
    if (status.isDirectory()) {
      await file.close()
      throw new Error(`${path}: it is a folder`)
    }
    const { size } = status
    const bytes = file.createReadStream({ highWaterMark: chunkBytes })
    return { bytes, size, bytesRead: () => bytes.bytesRead }
  } catch (cause) {
    throw new CsvFileError(`Cannot read ${reasonOf(cause)}`, { cause })
  }
}

function piecesOf(content: Buffer) {
  let bytesRead = 0
  async function* pieces(): AsyncGenerator<Buffer, void, undefined> {
    while (bytesRead < content.length) {
      const piece = content.subarray(bytesRead, bytesRead + chunkBytes)
      bytesRead += piece.length
      yield piece
    }
  }
  return { bytes: pieces(), size: content.length, bytesRead: () => bytesRead }
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

async function* rowsOf(parser: Parser, rowsBefore: number): AsyncGenerator<CsvRow, void, undefined> {
  const records: AsyncIterable<{ record: string[]; info: Info }> = parser
  try {
    for await (const { record, info } of records) {
      if (record.some((cell) => cell !== '')) {
        yield { number: info.records + info.empty_lines + rowsBefore, cells: record }
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
