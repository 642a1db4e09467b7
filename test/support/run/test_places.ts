import { access, chmod, constants, mkdtemp, readdir, rm, stat, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockDirectory } from '../../../src/embedded_postgres/directory_lock.ts'

const prefix = 'pipeline-tests-'

const memory = '/dev/shm'
const enoughBytes = 2 * 1024 ** 3
const tooYoungMs = 600_000

/**
 * A folder of a story where files are quickest, which whoever asked for it removes. Others may look into it, since
 * PostgreSQL runs as another user when we are root.
 */
export async function quickFolder(): Promise<string> {
  const folder = await mkdtemp(join(await fastestPlace(), prefix))
  await chmod(folder, 0o755)
  return folder
}

/** A clone takes 20 ms in memory; on a disk that others use too, 60 to 450 ms. Containers often have little of it. */
async function fastestPlace(): Promise<string> {
  try {
    await access(memory, constants.W_OK)
    const { bavail, bsize } = await statfs(memory)
    return bavail * bsize >= enoughBytes ? memory : tmpdir()
  } catch {
    return tmpdir()
  }
}

/** Removes what killed runs left; PostgreSQL itself has stopped when they were killed. */
export async function removeLeftovers(): Promise<void> {
  const place = await fastestPlace()
  for (const name of await readdir(place)) {
    if (!name.startsWith(prefix)) continue
    const directory = join(place, name)
    try {
      if (Date.now() - (await stat(directory)).mtimeMs < tooYoungMs) continue
      for (const entry of await readdir(directory, { withFileTypes: true })) {
        if (entry.isDirectory()) lockDirectory(join(directory, entry.name)).release()
      }
      await rm(directory, { recursive: true, force: true })
    } catch {
      // A living run, or another user's.
    }
  }
}
