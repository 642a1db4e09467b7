import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectFile } from '../../src/project_file.ts'
import { nameAt } from './expression_mutants.ts'
import type { Mutant } from './mutant.ts'
import type { Recording } from './recording.ts'
import { statementsOf } from './sql_tokens.ts'

/** The test files that could see a fault, the likeliest first. */
export async function witnessReader(recording: Recording): Promise<(mutant: Mutant) => string[]> {
  // Some may have gone since.
  const recorded = recording.filter(({ file }) => existsSync(projectFile(file)))
  const users = await usersOfObjects()
  const texts = new Map<string, string>()
  for (const { file } of recorded) texts.set(file, plain(await readFile(projectFile(file), 'utf8')))
  const touching = (object: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(object)) return new Set()
    seen.add(object)
    const direct = recorded
      .filter(({ functions, tables }) => functions.includes(object) || tables.includes(object))
      .map(({ file }) => file)
    if (direct.length > 0) return new Set(direct)
    // PostgreSQL does not count what it puts in the place of the call: views, and functions that are one expression.
    const through = new Set<string>()
    for (const user of users.get(object) ?? []) for (const file of touching(user, seen)) through.add(file)
    return through
  }

  return (mutant) => {
    const files = touching(mutant.object)
    const words = wordsOf(mutant)
    return recorded
      .filter(({ file }) => files.size === 0 || files.has(file))
      .map(({ file, ms }) => ({
        file,
        ms,
        said: words.filter((word) => texts.get(file)?.includes(word)).length,
      }))
      .toSorted((one, other) => other.said - one.said || one.ms - other.ms)
      .map(({ file }) => file)
  }
}

/** The same whether written for SQL or for GraphQL. */
const plain = (text: string) => text.toLowerCase().replaceAll(/[_ ]/g, '')

/** What a test about the place of a fault would speak of. */
function wordsOf({ object, code, file }: Mutant): string[] {
  const name = object.replace(/^.*\./, '').replace(/^tg_.*?__/, '')
  const subject = file.replace(/^.*\/|\.sql$/g, '')
  const columns = code.match(/[a-z]+_[a-z_]+/g) ?? []
  return [...new Set([name, subject, ...columns].map(plain))].filter((word) => word.length > 4)
}

/** By whom each function and view is used, by its name: in functions and views of ours. */
async function usersOfObjects(): Promise<Map<string, Set<string>>> {
  const bodies: { object: string; names: Set<string> }[] = []
  for (const name of await readdir(projectFile('db/logic'), { recursive: true })) {
    if (!name.endsWith('.sql')) continue
    const sql = await readFile(join(projectFile('db/logic'), name), 'utf8')
    for (const tokens of statementsOf(sql)) {
      const at = tokens.findIndex(({ text }) => text === 'function' || text === 'view')
      if (tokens[0]?.text !== 'create' || at === -1 || at > 4) continue
      const names = new Set(tokens.slice(at + 4).map((_, index) => nameAt(tokens, index + at + 4)))
      bodies.push({ object: nameAt(tokens, at + 1), names })
    }
  }
  const users = new Map<string, Set<string>>()
  for (const { object } of bodies) {
    users.set(object, new Set(bodies.filter(({ names }) => names.has(object)).map((user) => user.object)))
  }
  return users
}
