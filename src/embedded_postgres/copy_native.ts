import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { chmod, cp, lstat, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { EmbeddedPostgresError } from './embedded_postgres_error.ts'
import { makeDirectory } from './locations.ts'

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * Copies the programs and libraries of a platform package so that every user can run them. The copy appears under its
 * name only when it is whole; of two starts that copy at once, one wins and both can use the result.
 */
export async function copyNative(
  packageDirectory: string,
  destination: string,
  asRoot: boolean,
): Promise<void> {
  const place = await makeDirectory(dirname(destination), asRoot)
  await refuseForeignDirectory(place)

  const unfinished = `${destination}.${randomUUID()}.part`
  try {
    await cp(join(packageDirectory, 'native'), unfinished, {
      recursive: true,
      verbatimSymlinks: true, // otherwise the links lead back to where the user cannot read
      mode: constants.COPYFILE_FICLONE,
    })
    await restoreLinks(packageDirectory, unfinished)
    await openToAll(unfinished)
    await putInPlace(unfinished, destination)
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

/** In a directory for everyone, somebody else could have laid programs for us to run. */
async function refuseForeignDirectory(place: string): Promise<void> {
  const { uid, mode } = await stat(place)
  if (uid !== process.getuid?.() || (mode & 0o022) !== 0) {
    throw new EmbeddedPostgresError(
      `PostgreSQL will not be copied to ${place}: others may write there. Remove that directory and start again.`,
    )
  }
}

/** An npm package cannot hold symbolic links; an install script makes them, unless scripts are switched off. */
async function restoreLinks(packageDirectory: string, copy: string): Promise<void> {
  const list = await readFile(join(packageDirectory, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of linksSchema.parse(JSON.parse(list))) {
    const link = join(copy, target.replace(/^native\//, ''))
    if ((await lstat(link).catch(() => undefined)) === undefined) await symlink(basename(source), link)
  }
}

async function openToAll(directory: string): Promise<void> {
  await chmod(directory, 0o755)
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) await chmod(path, 0o755)
    if (entry.isFile()) await chmod(path, entry.parentPath.endsWith('/bin') ? 0o755 : 0o644)
  }
}

async function putInPlace(unfinished: string, destination: string): Promise<void> {
  const taken = (error: unknown) =>
    error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST')
  await rename(unfinished, destination).catch((error: unknown) => {
    if (!taken(error)) throw error
  })
}
