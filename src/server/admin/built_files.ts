import { glob, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { projectFile } from '../../project_file.ts'

/** A file that a browser may ask for. */
export interface BuiltFile {
  type: string
  /** Named by what is in it, so that it never becomes another. */
  isImmutable: boolean
  plain: Buffer
  /** Brotli and gzip, as the build made them. */
  br: Buffer | undefined
  gzip: Buffer | undefined
}

/** The built files of the admin frontend, by their path; none where they were not built. */
export type BuiltFiles = ReadonlyMap<string, BuiltFile>

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const folder = projectFile('dist/admin')
let read: { build: string; files: Promise<BuiltFiles> } | undefined

/**
 * They are few and small, and stay as they are while the server lives, whoever builds them anew meanwhile. The next server
 * of the process reads them again only when they are of another build.
 */
export async function readBuiltFiles(): Promise<BuiltFiles> {
  const build = await readFile(join(folder, 'built_from'), 'utf8').catch(() => undefined)
  if (build === undefined) return readAll()
  if (read?.build !== build) read = { build, files: readAll() }
  return read.files
}

async function readAll(): Promise<BuiltFiles> {
  const files = new Map<string, BuiltFile>()
  for await (const name of glob('**/*.*', { cwd: folder })) {
    const type = types[extname(name)]
    if (type === undefined) continue
    const read = (ending: string) => readFile(join(folder, name + ending))
    const maybe = (ending: string) => read(ending).catch(() => undefined)
    const [plain, br, gzip] = await Promise.all([read(''), maybe('.br'), maybe('.gz')])
    files.set(`/${name.replaceAll('\\', '/')}`, {
      ...{ type, plain, br, gzip },
      isImmutable: name.startsWith('assets'),
    })
  }
  return files
}
