import { createHash } from 'node:crypto'
import { glob, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { projectFile } from '../../src/project_file.ts'
import { runVitest } from '../support/run/vitest_run.ts'
import type { Touched } from './coverage.ts'

const recordedFileSchema = z.object({
  file: z.string(),
  /** Of its text when it was recorded. */
  digest: z.string(),
  tests: z.array(
    z.object({
      test: z.string(),
      ms: z.number(),
      functions: z.array(z.string()),
      tables: z.array(z.string()),
    }),
  ),
})

type RecordedFile = z.infer<typeof recordedFileSchema>

/** What a test has the database do, and how long it takes; of no name, all tests of a file that was not recorded. */
export type RecordedTest = RecordedFile['tests'][number] & { file: string }

/** They compare the program with what was kept or generated, so they would see any change. */
const seeEverything = ['test/database/migrate/last_release.test.ts']
/** What starts whole programs, browsers or servers would take longer to record than all the others, and longer to ask. */
const tooDear = ['test/admin/', 'test/docker/', 'test/embedded_postgres/', 'test/faults/', 'test/start/']
/** So many at a time: what was recorded is kept when the next are cut short. */
const filesAtOnce = 60

export const cacheFolder = projectFile('node_modules/.cache/mutate')
const cacheFile = join(cacheFolder, 'recording.jsonl')

/** How long a test takes, for all we know. */
const unrecordedMs = 3_000
const test = /^ *(?:\w*[sS]tory|inTransaction|test|it)\(\s*(['"`])((?:(?!\1|\$\{).)+)\1/gm

/** By the names that stand in the file; of one where names are made of parts, the file as a whole. */
async function unrecorded(file: string): Promise<RecordedTest[]> {
  const text = await readFile(projectFile(file), 'utf8')
  const names = [...text.matchAll(test)].map(([, , name = '']) => name.replaceAll("\\'", "'"))
  const all = names.length > 0 ? names : ['']
  return all.map((name) => ({
    file,
    test: name,
    ms: name === '' ? 5 * unrecordedMs : unrecordedMs,
    functions: [],
    tables: [],
  }))
}

/**
 * What is kept of test files as they are; what has changed since is recorded anew in a copy of the project, if wanted: of
 * others it is known only what their tests speak of.
 */
export async function recording(
  root: string,
  wanted: 'anew' | 'what changed' | 'nothing',
  say: (line: string) => void,
): Promise<RecordedTest[]> {
  const kept = wanted === 'anew' ? [] : await keptFiles()
  const present = await digestsOfTests()
  const known = kept.filter(({ file, digest }) => present.get(file) === digest)
  const changed = [...present.keys()].filter((file) => !known.some((one) => one.file === file))
  if (changed.length > 0 && wanted !== 'nothing')
    await recordAll(root, changed.splice(0), present, known, say)
  return [
    ...known.flatMap(({ file, tests }) => tests.map((one) => ({ file, ...one }))),
    ...(await Promise.all(changed.map(unrecorded))).flat(),
  ]
}

async function recordAll(
  root: string,
  changed: string[],
  present: ReadonlyMap<string, string>,
  known: RecordedFile[],
  say: (line: string) => void,
): Promise<void> {
  say(`Recording once what the tests of ${changed.length} files have the database do …`)
  await mkdir(cacheFolder, { recursive: true })
  while (changed.length > 0) {
    const files = changed.splice(0, filesAtOnce)
    const made = await record(root, files, say)
    known.push(
      ...files.map((file) => ({ file, digest: present.get(file) ?? '', tests: made.get(file) ?? [] })),
    )
    await writeFile(cacheFile, known.map((one) => `${JSON.stringify(one)}\n`).join(''))
    say(`${changed.length} files to go`)
  }
}

async function keptFiles(): Promise<RecordedFile[]> {
  const text = await readFile(cacheFile, 'utf8').catch(() => '')
  const lines = text.split('\n').filter(Boolean)
  return lines.map((line) => recordedFileSchema.parse(JSON.parse(line)))
}

async function digestsOfTests(): Promise<Map<string, string>> {
  const digests = new Map<string, string>()
  for await (const file of glob('test/**/*.test.ts', { cwd: projectFile('.') })) {
    if (seeEverything.includes(file) || tooDear.some((folder) => file.startsWith(folder))) continue
    digests.set(
      file,
      createHash('sha256')
        .update(await readFile(projectFile(file)))
        .digest('hex')
        .slice(0, 12),
    )
  }
  return digests
}

async function record(
  root: string,
  files: readonly string[],
  say: (line: string) => void,
): Promise<Map<string, RecordedFile['tests']>> {
  const folder = await mkdtemp(join(tmpdir(), 'mutate-'))
  try {
    const run = await runVitest(root, files, {
      config: 'test/vitest.config.ts',
      seconds: 3_600,
      env: { MUTATE_COVERAGE: folder },
    })
    if (run.files === undefined) throw new Error(`the tests did not run: ${run.output.slice(-2_000)}`)
    const failed = new Set(
      run.files.flatMap(({ file, failures }) => failures.map((name) => `${file}: ${name}`)),
    )
    for (const name of failed) say(`left out, since it fails without any fault: ${name}`)
    const byFile = new Map<string, RecordedFile['tests']>()
    for (const { file, ...test } of await touchedIn(folder)) {
      if (!failed.has(`${file}: ${test.test}`)) byFile.set(file, [...(byFile.get(file) ?? []), test])
    }
    return byFile
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function touchedIn(folder: string): Promise<Touched[]> {
  const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')))
  return texts.flatMap((text) => text.split('\n').filter(Boolean)).map((line) => JSON.parse(line))
}
