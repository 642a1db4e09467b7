import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { KeptBlock } from '../../db/archives/kept.ts'
import { rowsFile } from './archive_manifest.ts'
import { ArchiveFault, openBlock } from './sealed_block.ts'

/** The rows of a block as they left, a line of JSON each; null when the lead was erased. */
export async function readBlock(parent: string, block: KeptBlock): Promise<string[] | null> {
  const { archiveId, blockNo, path, position, bytes, rowCount, key } = block
  if (key === null) return null
  const sealed = await readPart(join(parent, path, rowsFile), position, bytes)
  const lines = openBlock(sealed, key, { archiveId, blockNo })
  if (lines.length !== rowCount) throw new ArchiveFault(`block ${blockNo} of ${path} has not all of its rows`)
  return lines
}

async function readPart(path: string, position: number, bytes: number): Promise<Buffer> {
  const part = Buffer.alloc(bytes)
  try {
    const file = await open(path)
    try {
      const { bytesRead } = await file.read(part, 0, bytes, position)
      if (bytesRead < bytes) throw new ArchiveFault(`${path} is cut off`)
    } finally {
      await file.close()
    }
  } catch (cause) {
    if (cause instanceof ArchiveFault) throw cause
    throw new ArchiveFault(`${path} cannot be read`, { cause })
  }
  return part
}
