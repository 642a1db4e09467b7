import { createHash, randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import {
  type Block,
  Busy,
  type LeavingRows,
  type LogName,
  type Share,
  takeOut,
  whileLeaving,
} from '../../db/archives/leaving.ts'
import { writeSealedManifest } from '../backup/sealed_manifest.ts'
import { makeFolder } from '../make_folder.ts'
import { ontoDisk } from '../onto_disk.ts'
import { programVersion } from '../program_version.ts'
import { type ArchiveManifest, partialOf, rowsFile } from './archive_manifest.ts'
import { byLead, bySmallShares, sealRows } from './lead_blocks.ts'

export interface ArchiveOptions {
  /** When so many rows are in it, the next leads go into another one. */
  mostRows?: number
  /** So many leave together, or all of a lead that has more: it is locked meanwhile. */
  rowsAtOnce?: number
  signal?: AbortSignal | undefined
  /** Hears how far it is. */
  onReached?: (point: 'on the disk' | 'written down' | 'committed' | 'named') => void | Promise<void>
}

/** Where an archive is, and how many rows left into it. */
export interface WrittenArchive {
  path: string
  bytes: number
  rowCount: number
}

/**
 * Lets the next rows of a log leave: reads them, writes them into a folder whose name says that it is not done, and once that
 * is on the disk takes them out of the database, a few leads' at a time, if they are still what lies there. Its own name it
 * gets afterwards. Whatever ends this half-way, each lead's rows are in the database, or can be read in the folder, and
 * `tidyArchives` does the rest; what is in both nobody can read in the folder, since its keys are forgotten.
 *
 * @returns null when none left; there are more until `next` is over.
 * @throws Busy when a backup is being written.
 */
export async function writeArchive(
  client: ClientBase,
  parent: string,
  log: LogName,
  next: LeavingRows,
  { mostRows = 25_000, rowsAtOnce = 250, signal, onReached = () => {} }: ArchiveOptions = {},
): Promise<WrittenArchive | null> {
  const id = randomUUID()
  const partial = join(parent, partialOf(id))
  await makeFolder(partial)
  let mayBeKnown = false
  let rowCount = 0
  try {
    const { shares, ...file } = await writeRows(client, partial, id, next, mostRows, signal)
    const manifest = manifestOf(
      { id, log, ...file },
      shares.flatMap(({ blocks }) => blocks),
    )
    const { blocks: _, ...archive } = manifest
    const [first, last] = [archive.firstAt.slice(0, 10), archive.lastAt.slice(0, 10)]
    const path = [log, first, last, id.slice(0, 8)].join('-')
    if (archive.rowCount > 0) {
      await writeSealedManifest(partial, manifest)
      await ontoDisk(partial)
      await ontoDisk(parent)
    }
    await onReached('on the disk')
    try {
      for (const share of shares.flatMap((each) => bySmallShares(each, rowsAtOnce))) {
        if (signal?.aborted) break
        mayBeKnown ||= share.blocks.length > 0
        rowCount += await leave(client, { ...archive, path }, share, onReached)
        await onReached('committed')
      }
    } catch (error) {
      // A backup has begun: of what has left meanwhile is told.
      if (!(error instanceof Busy) || rowCount === 0) throw error
    } finally {
      if (rowCount > 0) {
        await rename(partial, join(parent, path))
        await ontoDisk(parent)
        await onReached('named')
      }
    }
    if (rowCount > 0) return { path, bytes: file.bytes, rowCount }
    await rm(partial, { recursive: true })
    return null
  } catch (error) {
    if (!mayBeKnown) await rm(partial, { recursive: true, force: true })
    throw error
  }
}

/** What has changed since it was read stays, until the next night; what merely stood beside it leaves. */
async function leave(
  client: ClientBase,
  archive: Omit<ArchiveManifest, 'blocks'> & { path: string },
  share: Share,
  onReached: NonNullable<ArchiveOptions['onReached']>,
): Promise<number> {
  try {
    return await whileLeaving(client, async () => {
      const left = await takeOut(client, archive, share)
      await onReached('written down')
      return left.reduce((sum, { rowCount }) => sum + rowCount, 0)
    })
  } catch (error) {
    if ((error as { code?: string }).code !== '40001') throw error
  }
  let rowCount = 0
  if (share.leadIds !== null && share.leadIds.length > 1)
    for (const each of bySmallShares(share, 0)) rowCount += await leave(client, archive, each, onReached)
  return rowCount
}

/** Leads of which a file holds nothing are written down as well. */
const mostReads = 20

async function writeRows(
  client: ClientBase,
  folder: string,
  archiveId: string,
  next: LeavingRows,
  mostRows: number,
  signal: AbortSignal | undefined,
): Promise<{ shares: Share[]; bytes: number; sha256: string }> {
  const file = await open(join(folder, rowsFile), 'wx', 0o600)
  try {
    const digest = createHash('sha256')
    const shares: Share[] = []
    let [bytes, rows, blockNo] = [0, 0, 0]
    for (let reads = 0; rows < mostRows && reads < mostReads && !next.isOver(); reads += 1) {
      signal?.throwIfAborted()
      const found = await next.next(client)
      if (found === null) continue
      const blocks: Block[] = []
      for (const rowsOfLead of byLead(found.rows)) {
        const { sealed, block } = sealRows(rowsOfLead, { archiveId, blockNo }, bytes)
        await file.appendFile(sealed)
        digest.update(sealed)
        bytes += sealed.length
        blockNo += 1
        blocks.push(block)
      }
      rows += found.rows.length
      shares.push({ before: found.before, leadIds: found.leadIds, blocks })
    }
    await file.sync()
    return { shares, bytes, sha256: digest.digest('hex') }
  } finally {
    await file.close()
  }
}

function manifestOf(
  file: Pick<ArchiveManifest, 'id' | 'log' | 'bytes' | 'sha256'>,
  blocks: readonly Block[],
): ArchiveManifest {
  const moments = blocks.flatMap(({ firstAt, lastAt }) => [firstAt, lastAt]).toSorted()
  return {
    format: 1,
    version: programVersion,
    ...file,
    rowCount: blocks.reduce((sum, { rowCount }) => sum + rowCount, 0),
    firstAt: moments.at(0) ?? '',
    lastAt: moments.at(-1) ?? '',
    blocks: blocks.map(({ position, bytes, rowCount }) => ({ position, bytes, rowCount })),
  }
}
