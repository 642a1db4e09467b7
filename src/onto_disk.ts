import { open } from 'node:fs/promises'

/** That a file is there, or has another name, is on the disk when its folder is. */
export async function ontoDisk(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
