import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { findEnded, listArchives } from '../../db/archives/kept.ts'
import { makeFolder } from '../make_folder.ts'
import { ontoDisk } from '../onto_disk.ts'
import { partialName } from './archive_manifest.ts'

/** Nobody writes one for as long. */
const abandonedMs = 3_600_000

/**
 * Deals with what those have left who were killed while they wrote an archive: what had been committed gets its name, what
 * had not is removed, since its rows never left and nobody has its keys.
 */
export async function tidyArchives(pool: Pool, parent: string, now = Date.now()): Promise<void> {
  await makeFolder(parent)
  const names = await readdir(parent)
  for (const ended of await findEnded(pool, names)) await rm(join(parent, ended), { recursive: true })
  const left = names.filter((name) => partialName.test(name))
  if (left.length === 0) return
  const paths = new Map((await listArchives(pool)).map(({ id, path }) => [id, path]))
  for (const name of left) {
    const partial = join(parent, name)
    const path = paths.get(partialName.exec(name)?.[1] ?? '')
    if (path !== undefined) await rename(partial, join(parent, path))
    else if (now - (await stat(partial)).mtimeMs > abandonedMs) await rm(partial, { recursive: true })
  }
  await ontoDisk(parent)
}
