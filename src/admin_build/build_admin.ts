import { createHash } from 'node:crypto'
import { chmod, glob, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { projectFile } from '../project_file.ts'

/** Where the built pages lie, and what they were built from. */
export const builtFolder = projectFile('dist/admin')
const markFile = join(builtFolder, 'built_from')

/** A digest of everything that the pages are made of: another one means that they have to be built again. */
async function sourceDigest(): Promise<string> {
  const hash = createHash('sha256')
  const files = [projectFile('package-lock.json')]
  for await (const file of glob('src/{admin,admin_build}/**/*.*', { cwd: projectFile('.') })) {
    files.push(projectFile(file))
  }
  for (const file of files.sort())
    hash.update(`${file.slice(projectFile('.').length)}\n`).update(await readFile(file))
  return hash.digest('hex')
}

/** Whether the pages are there as the sources have them. */
export async function isBuilt(): Promise<boolean> {
  return (await readFile(markFile, 'utf8').catch(() => '')) === (await sourceDigest())
}

/** Builds the pages beside the old ones and puts them in their place at once. */
export async function buildAdmin(): Promise<void> {
  const digest = await sourceDigest()
  await mkdir(projectFile('dist'), { recursive: true })
  const folder = await mkdtemp(projectFile('dist/building-'))
  try {
    const { build } = await import('vite')
    await build({ configFile: projectFile('src/admin/vite.config.ts'), build: { outDir: folder } })
    await compressFiles(folder)
    await writeFile(join(folder, 'built_from'), digest)
    await chmod(folder, 0o755) // the web process may be another user's
    await rm(builtFolder, { recursive: true, force: true })
    await rename(folder, builtFolder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const compressions = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }),
  gz: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
}

/** Once here rather than at each answer. */
async function compressFiles(folder: string): Promise<void> {
  for await (const file of glob('**/*.{html,js,css,svg,json}', { cwd: folder })) {
    const bytes = await readFile(join(folder, file))
    for (const [ending, compress] of Object.entries(compressions)) {
      await writeFile(join(folder, `${file}.${ending}`), await compress(bytes))
    }
  }
}
