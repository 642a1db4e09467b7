import { glob, readFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { projectFile } from '../../../src/project_file.ts'

/** What each folder needs of which others, and where: `locks`, then `actors`, then who told. */
type Needs = Map<string, Map<string, string[]>>

const root = projectFile('')
/** Applied to simulations only, where it replaces the clock. */
const simulation = 'db/logic/simulation'

async function textsOf(pattern: string): Promise<Map<string, string>> {
  const names = await Array.fromAsync(glob(pattern, { cwd: root }))
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(root, name), 'utf8')] as const)),
  )
}

function note(needs: Needs, from: string, to: string, where: string): void {
  if (from === to) return
  const ofFolder = needs.get(from) ?? new Map<string, string[]>()
  needs.set(from, ofFolder.set(to, [...(ofFolder.get(to) ?? []), where]))
}

/** Folders that need each other, be it through others, with what ties them. */
function circles(needs: Needs): string[] {
  const reached = (from: string, seen = new Set<string>()): Set<string> => {
    for (const to of needs.get(from)?.keys() ?? []) if (!seen.has(to)) reached(to, seen.add(to))
    return seen
  }
  const within = new Map([...needs.keys()].map((folder) => [folder, reached(folder)]))
  return [...needs].flatMap(([from, others]) =>
    [...others]
      .filter(([to]) => within.get(to)?.has(from))
      .map(([to, where]) => `${from} needs ${to}: ${[...new Set(where)].join(', ')}`),
  )
}

test('folders of db/logic depend one way', async () => {
  const texts = await textsOf('db/logic/**/*.sql')
  const homes = new Map<string, string>()
  for (const [file, text] of texts) {
    for (const [, name = ''] of text.matchAll(/create (?:or replace )?(?:function|view) (pipeline\w*\.\w+)/g))
      if (!homes.has(name) || dirname(file) !== simulation) homes.set(name, dirname(file))
  }

  const needs: Needs = new Map()
  for (const [file, text] of texts) {
    const code = text
      .replace(/--.*/g, '')
      .replace(/^comment on [^;]*? is\s+'(?:[^']|'')*';/gm, '')
      .replace(/^(?:grant|revoke) [^;]*;/gm, '')
    for (const [name] of code.matchAll(/pipeline\w*\.\w+/g)) {
      const home = homes.get(name)
      if (home !== undefined) note(needs, dirname(file), home, `${name} in ${file}`)
    }
  }

  expect(homes.size).toBeGreaterThan(300)
  expect(circles(needs)).toEqual([])
  expect([...needs].filter(([, others]) => others.has(simulation))).toEqual([])
})

test('folders and files of TypeScript import one way', async () => {
  const folders: Needs = new Map()
  const files: Needs = new Map()
  for (const [file, text] of await textsOf('{src,db,tasks}/**/*.{ts,tsx}')) {
    for (const [, path = ''] of text.matchAll(/(?:from |import\()'(\.[^']+\.tsx?)'/g)) {
      const other = normalize(join(dirname(file), path))
      note(files, file, other, file)
      note(folders, dirname(file), dirname(other), file)
    }
  }

  expect(folders.size).toBeGreaterThan(30)
  expect(circles(folders)).toEqual([])
  expect(circles(files)).toEqual([])
})

test('every module is imported by another, or started by itself', async () => {
  const texts = await textsOf('{src,db,tasks}/**/*.{ts,tsx}')
  const imported = new Set<string>()
  for (const [file, text] of texts) {
    for (const [, path = ''] of text.matchAll(/(?:from |import\(|import )'(\.[^']+)'/g))
      imported.add(normalize(join(dirname(file), path)))
  }
  const starts = [...(await textsOf('{package.json,Dockerfile,docker-compose.yml}')).values()].join()
  const isStarted = (file: string) => starts.includes(file) || /(main\.tsx?|vite\.config\.ts)$/.test(file)
  const idle = [...texts.keys()].filter((file) => !imported.has(file) && !isStarted(file))
  expect(idle.filter((file) => !file.startsWith('db/zapatos'))).toEqual([])
})
