import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { projectFile } from '../../src/project_file.ts'
import { runVitest } from '../support/vitest_run.ts'
import type { Touched } from './coverage.ts'

const recordingSchema = z.array(
  z.object({ file: z.string(), ms: z.number(), functions: z.array(z.string()), tables: z.array(z.string()) }),
)

/** What each test file has the database do, and how long it takes. */
export type Recording = z.infer<typeof recordingSchema>

/** They compare the program with what was kept or generated, so they would see any change. */
const seeEverything = ['test/database/last_release.test.ts']

export const cacheFolder = projectFile('node_modules/.cache/mutate')
const cacheFile = join(cacheFolder, 'recording.json')

/** The one that is kept; made, by one run of all tests of a copy of the project, when there is none or it is wanted anew. */
export async function recording(
  root: string,
  isWantedAnew: boolean,
  say: (line: string) => void,
): Promise<Recording> {
  const kept = isWantedAnew ? undefined : await readFile(cacheFile, 'utf8').catch(() => undefined)
  if (kept !== undefined) return recordingSchema.parse(JSON.parse(kept))
  say('Recording once what each test file has the database do: all tests run, some minutes …')
  const made = await record(root, say)
  await mkdir(cacheFolder, { recursive: true })
  await writeFile(cacheFile, JSON.stringify(made))
  return made
}

async function record(root: string, say: (line: string) => void): Promise<Recording> {
  const folder = await mkdtemp(join(tmpdir(), 'mutate-'))
  try {
    const run = await runVitest(root, [], {
      config: 'test/vitest.config.ts',
      seconds: 3_600,
      env: { MUTATE_COVERAGE: folder },
    })
    if (run.files === undefined) throw new Error(`the tests did not run: ${run.output.slice(-2_000)}`)
    const touched = await readTouched(folder)
    for (const { file, failed } of run.files) {
      if (failed !== undefined) say(`left out, since it fails without any fault: ${file} (${failed})`)
    }
    return run.files
      .filter(({ file, failed }) => failed === undefined && !seeEverything.includes(file))
      .map(({ file, ms }) => ({
        file,
        ms,
        functions: [...(touched.get(file)?.functions ?? [])],
        tables: [...(touched.get(file)?.tables ?? [])],
      }))
      .filter(({ functions, tables }) => functions.length + tables.length > 0)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function readTouched(folder: string) {
  const byFile = new Map<string, { functions: Set<string>; tables: Set<string> }>()
  for (const name of await readdir(folder)) {
    for (const line of (await readFile(join(folder, name), 'utf8')).split('\n').filter(Boolean)) {
      const { file, functions, tables }: Touched = JSON.parse(line)
      const known = byFile.get(file) ?? { functions: new Set(), tables: new Set() }
      for (const touched of functions) known.functions.add(touched)
      for (const touched of tables) known.tables.add(touched)
      byFile.set(file, known)
    }
  }
  return byFile
}
