import { lstat, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dropDatabase, listUnusedDatabases } from '../../db/connection/create_database.ts'

export const drillFolder = 'pipeline-drill-'
export const drillCluster = 'drill'
const drillDatabase = /^pipeline_drill_\d+_(\d+)$/
/** Longer than any trial takes that did not hang. */
const longestMs = 86_400_000

export const newDrillDatabase = () => `pipeline_drill_${process.pid}_${Date.now()}`

/** Whoever is killed at a trial leaves all data behind, open: what trials on this machine have left and nobody is at is thrown away. */
export async function removeLeftFolders(parent = tmpdir()): Promise<void> {
  for (const name of await readdir(parent)) {
    const path = join(parent, name)
    if (name.startsWith(drillFolder) && (await isLeft(path))) await rm(path, { recursive: true, force: true })
  }
}

async function isLeft(path: string): Promise<boolean> {
  const { uid, isDirectory } = await lstat(path).then(
    (found) => ({ uid: found.uid, isDirectory: found.isDirectory() }),
    () => ({ uid: -1, isDirectory: false }), // gone meanwhile
  )
  if (!isDirectory || uid !== process.getuid?.()) return false
  // Whoever finds nothing has no use for it.
  const { lockDirectory } = await import('../embedded_postgres/directory_lock.ts')
  try {
    lockDirectory(join(path, drillCluster)).release()
    return true
  } catch {
    return false
  }
}

/** The same on a server that is named for trials; what is a day old and nobody is connected to. */
export async function dropLeftDatabases(server: string): Promise<void> {
  for (const name of await listUnusedDatabases(server)) {
    const begunAt = Number(drillDatabase.exec(name)?.[1] ?? Number.NaN)
    if (begunAt < Date.now() - longestMs) await dropDatabase(server, name)
  }
}
