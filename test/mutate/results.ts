import { createHash } from 'node:crypto'
import { appendFile, mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectFile } from '../../src/project_file.ts'
import { cacheFolder } from './recording.ts'

export interface Result {
  id: string
  verdict: 'killed' | 'survived' | 'does not load' | 'equivalent'
  /** The test that saw it, or why it is equivalent. */
  by: string
  seconds: number
}

/** What is known of mutants of the program and tests as they are now: a run that was stopped goes on from there. */
export async function resultsOfNow(): Promise<{
  known: Map<string, Result>
  add(result: Result): Promise<void>
}> {
  const file = join(cacheFolder, `results-${await digest()}.jsonl`)
  await mkdir(cacheFolder, { recursive: true })
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n').filter(Boolean)
  const known = new Map(
    lines.map((line): [string, Result] => {
      const result: Result = JSON.parse(line)
      return [result.id, result]
    }),
  )
  return {
    known,
    async add(result) {
      known.set(result.id, result)
      await appendFile(file, `${JSON.stringify(result)}\n`)
    },
  }
}

async function digest(): Promise<string> {
  const hash = createHash('sha256')
  for (const folder of ['db', 'migrations', 'src', 'tasks', 'test']) {
    const names = (await readdir(projectFile(folder), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
    for (const name of names.toSorted()) hash.update(name).update(await readFile(name))
  }
  return hash.digest('hex').slice(0, 12)
}
