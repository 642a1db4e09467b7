import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { AuditHead } from '../../db/record/audit.ts'

const title = '# pipeline audit heads, format 1'
const batchSize = 5_000

export interface WrittenHeads {
  heads: number
  /** SHA-256 over all lines, hexadecimal; also the file's last line. */
  digest: string
}

/**
 * Writes heads to a file that is there only when it is complete: one head a line, the digest of the lines at the end.
 */
export async function writeHeadsFile(
  path: string,
  batches: AsyncIterable<AuditHead[]>,
): Promise<WrittenHeads> {
  const digest = createHash('sha256')
  const partial = `${path}.part`
  const file = await open(partial, 'w', 0o600)
  let heads = 0
  const write = async (text: string) => {
    digest.update(text)
    await file.write(text)
  }
  try {
    await write(`${title}\n# ${new Date().toISOString()}\n`)
    for await (const batch of batches) {
      await write(batch.map(lineOf).join(''))
      heads += batch.length
    }
    const hex = digest.digest('hex')
    await file.write(`sha256 ${hex}\n`)
    await file.sync()
    await file.close()
    await rename(partial, path)
    return { heads, digest: hex }
  } catch (error) {
    await file.close().catch(() => {})
    throw error
  }
}

/** @throws when the file is not whole; by then all batches before the fault were given. */
export async function* readHeadsFile(path: string): AsyncGenerator<AuditHead[]> {
  const digest = createHash('sha256')
  let batch: AuditHead[] = []
  let isWhole = false
  let lineNo = 0
  for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) {
    lineNo += 1
    if (lineNo === 1 && line !== title) throw new Error(`${path} is no file of audit heads.`)
    if (line.startsWith('sha256 ')) {
      isWhole = line === `sha256 ${digest.copy().digest('hex')}`
      break
    }
    digest.update(`${line}\n`)
    if (line.startsWith('#')) continue
    batch.push(headOf(line, path, lineNo))
    if (batch.length === batchSize) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
  if (!isWhole) throw new Error(`${path} is cut off or was altered: its digest does not fit.`)
}

function lineOf({ tableName, rowId, chainNo, hash }: AuditHead): string {
  return `${JSON.stringify([tableName, rowId, chainNo, hash])}\n`
}

function headOf(line: string, path: string, lineNo: number): AuditHead {
  try {
    const [tableName, rowId, chainNo, hash] = JSON.parse(line)
    if (typeof rowId === 'string' && Number.isInteger(chainNo) && /^[0-9a-f]{64}$/.test(hash)) {
      return { tableName, rowId, chainNo, hash }
    }
  } catch {
    // told below
  }
  throw new Error(`${path}, line ${lineNo}: not an audit head.`)
}
