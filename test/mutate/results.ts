import { createHash } from 'node:crypto'
import { appendFile, mkdir, readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { projectFile } from '../../src/project_file.ts'
import type { Mutant } from './mutant.ts'
import { cacheFolder } from './recording.ts'

const resultSchema = z.object({
  id: z.string(),
  verdict: z.enum(['killed', 'survived', 'does not load', 'undecided']),
  /** The test that saw it, or how many looked. */
  by: z.string(),
  /** The file of the test that saw it. */
  file: z.string().optional(),
  seconds: z.number(),
  /** Of all that could change the verdict. */
  digest: z.string(),
})

export type Result = z.infer<typeof resultSchema>
export type Verdict = Omit<Result, 'digest'>

/**
 * What is known of mutants: a run that was stopped goes on from there. A fault that a test saw stays seen while neither
 * the file that it is in nor that test's changes; any other verdict is of the program and tests as they are now,
 * and of how long tests may look.
 */
export async function resultsOfNow(
  mutants: readonly Mutant[],
  seconds: number,
): Promise<{
  known: Map<string, Verdict>
  add(mutant: Mutant, result: Verdict): Promise<void>
}> {
  const kept = join(cacheFolder, 'results.jsonl')
  await mkdir(cacheFolder, { recursive: true })
  const lines = (await readFile(kept, 'utf8').catch(() => '')).split('\n').filter(Boolean)
  const everything = `${await digestOf(await allFiles())} ${seconds}`
  const digest = async ({ file }: Mutant, { verdict, file: seenIn }: Verdict) =>
    verdict === 'killed' && seenIn !== undefined ? digestOf([file, seenIn]) : everything
  const known = new Map<string, Verdict>()
  for (const line of lines) {
    const result = resultSchema.parse(JSON.parse(line))
    const mutant = mutants.find(({ id }) => id === result.id)
    if (mutant === undefined || result.verdict === 'undecided') continue
    if (result.digest === (await digest(mutant, result))) known.set(result.id, result)
  }
  return {
    known,
    async add(mutant, verdict) {
      known.set(mutant.id, verdict)
      const result: Result = { ...verdict, digest: await digest(mutant, verdict) }
      await appendFile(kept, `${JSON.stringify(result)}\n`)
    },
  }
}

async function allFiles(): Promise<string[]> {
  const names: string[] = []
  for (const folder of ['db', 'migrations', 'src', 'tasks', 'test']) {
    const entries = await readdir(projectFile(folder), { recursive: true, withFileTypes: true })
    for (const entry of entries) if (entry.isFile()) names.push(join(entry.parentPath, entry.name))
  }
  return names.toSorted()
}

async function digestOf(names: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const name of names) {
    hash.update(name).update(await readFile(resolve(projectFile('.'), name)).catch(() => ''))
  }
  return hash.digest('hex').slice(0, 12)
}
