import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Pool } from 'pg'
import { type Archive, findLeftFaults, type KeptBlock } from '../../db/archives/kept.ts'
import { readArchiveManifest, rowsFile } from './archive_manifest.ts'
import { readBlock } from './read_archive.ts'
import { ArchiveFault } from './sealed_block.ts'

/**
 * Reads the file of an archive, and compares it with its manifest and with what the database knows of it.
 *
 * @throws ArchiveFault when it is missing, cut off or altered.
 */
export async function verifyFile(
  parent: string,
  archive: Archive,
  signal?: AbortSignal | undefined,
): Promise<void> {
  const folder = join(parent, archive.path)
  const manifest = await readArchiveManifest(folder)
  const digest = createHash('sha256')
  await pipeline(createReadStream(join(folder, rowsFile)), digest, { signal }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause
    throw new ArchiveFault(`${join(folder, rowsFile)} cannot be read`, { cause })
  })
  const found = digest.digest('hex')
  if (found !== archive.sha256)
    throw new ArchiveFault(`${join(folder, rowsFile)} is not what was written: its digest does not fit`)
  if (manifest.id !== archive.id || manifest.sha256 !== found || manifest.rowCount !== archive.rowCount)
    throw new ArchiveFault(`the manifest in ${folder} is that of another archive`)
}

/**
 * Looks whether the file of an archive is there, and as large as it was, without reading it.
 *
 * @throws ArchiveFault when it is not.
 */
export async function verifySize(parent: string, archive: Archive): Promise<void> {
  const file = join(parent, archive.path, rowsFile)
  const { size } = await stat(file).catch((cause: unknown) => {
    throw new ArchiveFault(`${file} cannot be read`, { cause })
  })
  if (size !== archive.bytes) throw new ArchiveFault(`${file} is not as large as it was written`)
}

/**
 * Opens every block of an archive that can still be opened and, of the record, follows its chains to where the database
 * goes on with them.
 *
 * @returns how many rows were read, and how many blocks are of leads that were erased.
 * @throws ArchiveFault naming the first that is not as it was written.
 */
export async function verifyBlocks(
  pool: Pool,
  parent: string,
  blocks: readonly KeptBlock[],
  signal?: AbortSignal | undefined,
): Promise<{ rows: number; erased: number }> {
  let rows = 0
  let erased = 0
  for (const block of blocks) {
    signal?.throwIfAborted()
    const lines = await readBlock(parent, block)
    if (lines === null) {
      erased += 1
      continue
    }
    rows += lines.length
    if (block.log !== 'audit_log') continue
    const [fault] = await findLeftFaults(pool, block.archiveId, block.vendorLeadId, lines)
    if (fault !== undefined)
      throw new ArchiveFault(
        `the record of ${fault.tableName} ${fault.rowId} in ${block.path} is not as it was written (${fault.fault})`,
      )
  }
  return { rows, erased }
}

/** Folders of archives that the database does not know, for example because it was restored as it was before them. */
export async function unknownArchives(parent: string, archives: readonly Archive[]): Promise<string[]> {
  const known = new Set(archives.map(({ path }) => path))
  const names = await readdir(parent).catch((cause: unknown) => {
    throw new ArchiveFault(`${parent} cannot be read`, { cause })
  })
  return names.filter((name) => /^[a-z_]+-[\d-]+-[0-9a-f]{8}$/.test(name) && !known.has(name))
}
