import { glob, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { projectFile } from '../../src/project_file.ts'
import { quickFolder } from '../support/run/test_places.ts'

/** What a release made of a database, by the path of each file. */
type Files = Record<string, string>

const patterns = ['migrations/*.sql', 'db/logic/**/*.sql', 'db/rules/*.sql']
const folder = 'test/releases'

/**
 * Packs migrations, db/logic and db/rules as they are now. Returns the path of the pack.
 *
 * @throws when a release of this name says something else: there are databases of it.
 */
export async function keepRelease(name: string): Promise<string> {
  const root = projectFile('.')
  const files: Files = {}
  for (const path of (await Array.fromAsync(glob(patterns, { cwd: root }))).sort()) {
    files[path] = await readFile(join(root, path), 'utf8')
  }
  if ((await keptReleases()).includes(name)) refuseRewritten(name, await filesOf(name), files)
  await writeFile(packOf(name), gzipSync(JSON.stringify(files), { level: 9 }))
  return relative(root, packOf(name))
}

/** Functions may change within a release: they are applied anew. What is applied once may not. */
export function refuseRewritten(name: string, kept: Files, now: Files): void {
  const rewritten = Object.keys(kept).filter(
    (path) => !path.startsWith('db/logic/') && kept[path] !== now[path],
  )
  if (rewritten.length === 0) return
  throw new Error(
    `${name} is out: databases were made of it. Put back ${rewritten.join(', ')}, and write the change as a file of its own.`,
  )
}

/** Names of the releases that were kept, the oldest first: 0.9.0 before 0.10.0. */
export async function keptReleases(): Promise<string[]> {
  const packs = await Array.fromAsync(glob('*.json.gz', { cwd: projectFile(folder) }))
  const byNumber = new Intl.Collator('en', { numeric: true }).compare
  return packs.map((pack) => pack.replace(/\.json\.gz$/, '')).sort(byNumber)
}

/** Unpacks a release into a folder of its own, from which it can be applied. The caller removes it. */
export async function unpackRelease(name: string): Promise<string> {
  const root = await quickFolder()
  for (const [path, text] of Object.entries(await filesOf(name))) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
  return root
}

const packOf = (name: string) => projectFile(`${folder}/${name}.json.gz`)

async function filesOf(name: string): Promise<Files> {
  return JSON.parse(gunzipSync(await readFile(packOf(name))).toString('utf8'))
}
