import { TextDecoder } from 'node:util'
import { CsvFileError } from './csv_file_error.ts'

const newline = 0x0a
const carriageReturn = 0x0d
/** No row is that long, in whichever letters; what never ends is not kept. */
const longestLine = 4 * 1024 * 1024

export interface DecodedText {
  /** In pieces; a byte order mark is left in. */
  text: AsyncGenerator<string, void, undefined>
  /** How many lines were not UTF-8 and were read as Windows-1252. */
  legacyLines(): number
}

/**
 * Decodes a file: UTF-8 or UTF-16, with or without a mark; a line that is not valid UTF-8 as Windows-1252. Fails with
 * CsvFileError where it cannot be text.
 */
export function decodedText(bytes: AsyncIterable<Buffer>, name: string): DecodedText {
  let legacy = 0
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const windows1252 = new TextDecoder('windows-1252')

  const decodeLine = (line: Buffer): string => {
    try {
      return utf8.decode(line)
    } catch {
      legacy += 1
      return windows1252.decode(line)
    }
  }
  const decodeLines = (lines: Buffer): string => {
    try {
      return utf8.decode(lines)
    } catch {
      return linesOf(lines).map(decodeLine).join('')
    }
  }

  async function* decode(): AsyncGenerator<string, void, undefined> {
    let utf16: TextDecoder | undefined
    let isStart = true
    let rest: Buffer = Buffer.alloc(0)
    for await (const chunk of bytes) {
      if (isStart) {
        refuseOtherFiles(chunk, name)
        utf16 = utf16Decoder(chunk)
      }
      if (utf16 !== undefined) {
        yield utf16.decode(chunk, { stream: true })
      } else {
        const known = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
        const end = Math.max(known.lastIndexOf(newline), known.lastIndexOf(carriageReturn)) + 1
        rest = known.subarray(end)
        if (rest.length > longestLine)
          throw new CsvFileError(`${name} has a line of more than four megabytes; is it a CSV file?`)
        const text = decodeLines(known.subarray(0, end))
        if (text !== '') yield text
      }
      isStart = false
    }
    if (rest.length > 0) yield decodeLine(rest)
  }

  return { text: decode(), legacyLines: () => legacy }
}

function utf16Decoder(start: Buffer): TextDecoder | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le')
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder('utf-16be')
  const [even, odd] = zeros(start.subarray(0, 1_000))
  // Without a mark: every other byte of English is nought in it.
  const most = Math.min(start.length, 1_000) / 4
  if (odd > most && even === 0) return new TextDecoder('utf-16le')
  if (even > most && odd === 0) return new TextDecoder('utf-16be')
  return undefined
}

/** How many bytes at even places are nought, and at odd ones. */
function zeros(bytes: Buffer): [even: number, odd: number] {
  const counts: [number, number] = [0, 0]
  for (const [place, byte] of bytes.entries()) if (byte === 0) counts[place % 2 === 0 ? 0 : 1] += 1
  return counts
}

/** How files begin that people take for CSV. */
const otherFiles: readonly (readonly [start: string, what: string])[] = [
  ['PK\x03\x04', 'a spreadsheet or an archive: save the sheet as CSV'],
  ['\xd0\xcf\x11\xe0', 'an old spreadsheet: save the sheet as CSV'],
  ['\x1f\x8b', 'compressed: unpack it first'],
  ['%PDF-', 'a PDF: ask whoever made it for CSV'],
]

function refuseOtherFiles(start: Buffer, name: string): void {
  const beginning = start.toString('latin1', 0, 8)
  const other = otherFiles.find(([its]) => beginning.startsWith(its))
  if (other !== undefined) throw new CsvFileError(`${name} is no CSV file but ${other[1]}.`)
}

function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = []
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(newline, from)
    const next = end < 0 ? bytes.length : end + 1
    lines.push(bytes.subarray(from, next))
    from = next
  }
  return lines
}
