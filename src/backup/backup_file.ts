import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { BackupFault, type BackupFile } from './manifest.ts'

/** Beyond it time doubles for a tenth of the size. */
const level = 4

/** Passes everything on, and knows at the end what it was. */
export function weighing(): Transform & { weighed(): { bytes: number; sha256: string } } {
  const digest = createHash('sha256')
  let bytes = 0
  const passing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  return Object.assign(passing, { weighed: () => ({ bytes, sha256: digest.copy().digest('hex') }) })
}

/** Writes what `source` gives to a new file that nobody else may read, compressed, and onto the disk. */
export async function writeBackupFile(
  folder: string,
  path: string,
  source: Readable,
  signal?: AbortSignal,
): Promise<BackupFile> {
  const file = await open(join(folder, path), 'wx', 0o600)
  try {
    const scale = weighing()
    await pipeline(source, scale, createGzip({ level }), file.createWriteStream({ flush: true }), { signal })
    return { path, ...scale.weighed() }
  } finally {
    await file.close().catch(() => {})
  }
}

/**
 * Hands what is in a file to `into`.
 *
 * @throws BackupFault when it is not what was written; by then `into` has had what came before the fault.
 */
export async function readBackupFile(
  folder: string,
  { path, bytes, sha256 }: BackupFile,
  into: Writable = new Writable({ write: (_chunk, _encoding, done) => done() }),
  signal?: AbortSignal,
): Promise<void> {
  const scale = weighing()
  try {
    await pipeline(createReadStream(join(folder, path)), createGunzip(), scale, into, { signal })
  } catch (cause) {
    if (!isFileFault(cause)) throw cause
    throw new BackupFault(`${path} cannot be read: ${cause.message}`, { cause })
  }
  const found = scale.weighed()
  if (found.bytes !== bytes || found.sha256 !== sha256)
    throw new BackupFault(`${path} is not what was written: its digest does not fit`)
}

const isFileFault = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && /^(ENOENT|EACCES|EIO|Z_)/.test(String(error.code))

export const readableOf = (text: string): Readable => Readable.from([Buffer.from(text)])
