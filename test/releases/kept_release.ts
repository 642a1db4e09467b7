import { glob, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { projectFile } from '../../src/project_file.ts'

/** What a release made of a database, by the path of each file. */
type Files = Record<string, string>

const patterns = ['migrations/*.sql', 'db/logic/**/*.sql', 'db/rules/*.sql']
const folder = 'test/releases'

/** Packs migrations, db/logic and db/rules as they are now. Returns the path of the pack. */
export async function keepRelease(name: string): Promise<string> {
  const root = projectFile('.')
  const files: Files = {}
  for (const path of (await Array.fromAsync(glob(patterns, { cwd: root }))).sort()) {
    files[path] = await readFile(join(root, path), 'utf8')
  }
  const pack = `${folder}/${name}.json.gz`
  await writeFile(projectFile(pack), gzipSync(JSON.stringify(files), { level: 9 }))
  return pack
}

/** Names of the releases that were kept, the oldest first: 0.9.0 before 0.10.0. */
export async function keptReleases(): Promise<string[]> {
  const packs = await Array.fromAsync(glob('*.json.gz', { cwd: projectFile(folder) }))
  const byNumber = new Intl.Collator('en', { numeric: true }).compare
  return packs.map((pack) => pack.replace(/\.json\.gz$/, '')).sort(byNumber)
}

/** Unpacks a release into a folder of its own, from which it can be applied. The caller removes it. */
export async function unpackRelease(name: string): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'release-'))
  const files: Files = JSON.parse(
    gunzipSync(await readFile(projectFile(`${folder}/${name}.json.gz`))).toString('utf8'),
  )
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
  return root
}
