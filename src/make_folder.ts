import { mkdir } from 'node:fs/promises'
import { constants } from 'node:os'
import { dirname } from 'node:path'

/**
 * Makes a folder that only its owner may read, and those above it that are not there. Returns the first that was made; undefined
 * when it was there. Node's own recursive mkdir never ends under /proc, where nothing can be made.
 */
export async function makeFolder(path: string): Promise<string | undefined> {
  try {
    await mkdir(path, { mode: 0o700 })
    return path
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EEXIST') return undefined
    const above = dirname(path)
    if (code !== 'ENOENT' || above === path) throw error
    const first = await makeFolder(above)
    await mkdir(path, { mode: 0o700 }).catch((cause: unknown) => {
      if (codeOf(cause) === 'EEXIST') return // by another, at the same moment
      throw codeOf(cause) === 'ENOENT' ? readOnly(path, cause) : cause
    })
    return first ?? path
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)

/** What is above is there, and still nothing can be made in it. */
const readOnly = (path: string, cause: unknown): NodeJS.ErrnoException =>
  Object.assign(new Error(`${path}: nothing can be written there`, { cause }), {
    ...{ errno: -constants.errno.EROFS, code: 'EROFS', syscall: 'mkdir', path },
  })
