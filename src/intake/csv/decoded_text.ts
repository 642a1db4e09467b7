import { TextDecoder } from 'node:util'

const newline = 0x0a
const carriageReturn = 0x0d

export interface DecodedText {
  /** In pieces; a byte order mark is left in. */
  text: AsyncGenerator<string, void, undefined>
  /** How many lines were not UTF-8 and were read as Windows-1252. */
  legacyLines(): number
}

/** Decodes a file: UTF-8, with or without a mark; UTF-16 with its mark; a line that is not valid UTF-8 as Windows-1252. */
export function decodedText(bytes: AsyncIterable<Buffer>): DecodedText {
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
      if (isStart) utf16 = utf16Decoder(chunk)
      if (utf16 !== undefined) {
        yield utf16.decode(chunk, { stream: true })
      } else {
        const known = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
        const end = Math.max(known.lastIndexOf(newline), known.lastIndexOf(carriageReturn)) + 1
        rest = known.subarray(end)
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
  return undefined
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
