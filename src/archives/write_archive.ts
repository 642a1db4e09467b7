import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import {
  type Block,
  keepArchive,
  type LeavingRows,
  type LogName,
  whileLeaving,
} from '../../db/archives/leaving.ts'
import { writeSealedManifest } from '../backup/sealed_manifest.ts'
import { ontoDisk } from '../onto_disk.ts'
import { programVersion } from '../program_version.ts'
import { type ArchiveManifest, partialOf, rowsFile } from './archive_manifest.ts'
import { byLead, sealRows } from './lead_blocks.ts'

export interface ArchiveOptions {
  /** When so many rows are in it, the next leads go into another one. */
  mostRows?: number
  signal?: AbortSignal | undefined
  /** Hears how far it is. */
  onReached?: (point: 'taken out' | 'on the disk' | 'written down' | 'committed' | 'named') => void
}

/** Where an archive is, and what is in it. */
export interface WrittenArchive extends ArchiveManifest {
  path: string
}

/**
 * Lets the next rows of a log leave: takes them out of the database, writes them into a folder whose name says that it is
 * not done, and commits once that is on the disk; its own name it gets afterwards. Whatever ends this half-way, all rows
 * are in the database, or all are in the folder, and `tidyArchives` does the rest.
 *
 * @returns null when there were none; there are more until `next` is over.
 * @throws Busy when a backup is being written.
 */
export async function writeArchive(
  client: ClientBase,
  parent: string,
  log: LogName,
  next: LeavingRows,
  { mostRows = 25_000, signal, onReached = () => {} }: ArchiveOptions = {},
): Promise<WrittenArchive | null> {
  const id = randomUUID()
  const partial = join(parent, partialOf(id))
  await mkdir(partial, { recursive: true, mode: 0o700 })
  let mayBeCommitted = false
  try {
    const written = await whileLeaving(client, async () => {
      const { blocks, ...file } = await takeIntoFile(client, partial, id, next, mostRows, signal)
      onReached('taken out')
      const manifest = manifestOf({ id, log, ...file }, blocks)
      if (manifest === null) return null
      await writeSealedManifest(partial, manifest)
      await ontoDisk(partial)
      await ontoDisk(parent)
      onReached('on the disk')
      const path = [log, manifest.firstAt.slice(0, 10), manifest.lastAt.slice(0, 10), id.slice(0, 8)].join(
        '-',
      )
      await keepArchive(client, { ...manifest, path }, blocks)
      onReached('written down')
      mayBeCommitted = true
      return { ...manifest, path }
    })
    if (written === null) {
      await rm(partial, { recursive: true })
      return null
    }
    onReached('committed')
    await rename(partial, join(parent, written.path))
    await ontoDisk(parent)
    onReached('named')
    return written
  } catch (error) {
    if (!mayBeCommitted) await rm(partial, { recursive: true, force: true })
    throw error
  }
}

/** Leads are locked until their rows have left, also those that had none. */
const mostTakes = 20

async function takeIntoFile(
  client: ClientBase,
  folder: string,
  archiveId: string,
  next: LeavingRows,
  mostRows: number,
  signal: AbortSignal | undefined,
): Promise<{ blocks: Block[]; bytes: number; sha256: string }> {
  const file = await open(join(folder, rowsFile), 'wx', 0o600)
  try {
    const digest = createHash('sha256')
    const blocks: Block[] = []
    let bytes = 0
    let rows = 0
    for (let takes = 0; rows < mostRows && takes < mostTakes && !next.isOver(); takes += 1) {
      signal?.throwIfAborted()
      const taken = await next.take(client, archiveId)
      for (const rowsOfLead of byLead(taken)) {
        const { sealed, block } = sealRows(rowsOfLead, { archiveId, blockNo: blocks.length }, bytes)
        await file.appendFile(sealed)
        digest.update(sealed)
        bytes += sealed.length
        blocks.push(block)
      }
      rows += taken.length
    }
    await file.sync()
    return { blocks, bytes, sha256: digest.digest('hex') }
  } finally {
    await file.close()
  }
}

function manifestOf(
  file: Pick<ArchiveManifest, 'id' | 'log' | 'bytes' | 'sha256'>,
  blocks: readonly Block[],
): ArchiveManifest | null {
  const [first] = blocks
  if (first === undefined) return null
  return {
    format: 1,
    version: programVersion,
    ...file,
    rowCount: blocks.reduce((sum, { rowCount }) => sum + rowCount, 0),
    firstAt: blocks.reduce((least, { firstAt }) => (firstAt < least ? firstAt : least), first.firstAt),
    lastAt: blocks.reduce((most, { lastAt }) => (lastAt > most ? lastAt : most), first.lastAt),
    blocks: blocks.map(({ position, bytes, rowCount }) => ({ position, bytes, rowCount })),
  }
}
