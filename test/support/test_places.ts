import { access, constants, readdir, rm, stat, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockDirectory } from '../../src/embedded_postgres/directory_lock.ts'

export const testsPrefix = 'pipeline-tests-'

const memory = '/dev/shm'
const enoughBytes = 2 * 1024 ** 3
const tooYoungMs = 600_000

/** A clone takes 20 ms in memory; on a disk that others use too, 60 to 450 ms. Containers often have little of it. */
export async function fastestPlace(): Promise<string> {
  try {
    await access(memory, constants.W_OK)
    const { bavail, bsize } = await statfs(memory)
    return bavail * bsize >= enoughBytes ? memory : tmpdir()
  } catch {
    return tmpdir()
  }
}

/** Removes what killed runs left; PostgreSQL itself has stopped when they were killed. */
export async function removeLeftovers(place: string): Promise<void> {
  for (const name of await readdir(place)) {
    if (!name.startsWith(testsPrefix)) continue
    const directory = join(place, name)
    try {
      if (Date.now() - (await stat(directory)).mtimeMs < tooYoungMs) continue
      lockDirectory(join(directory, 'test')).release()
      await rm(directory, { recursive: true, force: true })
    } catch {
      // A living run, or another user's.
    }
  }
}
