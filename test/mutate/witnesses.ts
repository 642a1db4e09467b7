import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectFile } from '../../src/project_file.ts'
import { nameAt } from './expression_mutants.ts'
import type { Kind, Mutant } from './mutant.ts'
import type { RecordedTest } from './recording.ts'
import { statementsOf } from './sql_tokens.ts'

export type Witness = Pick<RecordedTest, 'file' | 'test' | 'ms'>

/** What speaks of a place, and is not called there: the functions of a test that is refused are not counted. */
const filesThatSpeakOfIt = 6
/** They say of all tables and rights at once how they must be, and speak of few by name. */
const readTheCatalogue: Partial<Record<Kind, string[]>> = {
  constraint: ['test/database/program/catalogue.test.ts', 'test/database/program/constraints.test.ts'],
  unique: ['test/database/program/constraints.test.ts'],
  trigger: ['test/database/program/catalogue.test.ts'],
  call: ['test/database/program/catalogue.test.ts'],
  grant: ['test/database/program/catalogue.test.ts', 'test/database/actors/rights.test.ts'],
}
/** Longer ones are stories of whole processes, and see little that shorter ones do not. */
const longMs = 8_000

/** The tests that could see a fault, the likeliest first, as many as run within some seconds on an idle machine. */
export async function witnessReader(
  recorded: readonly RecordedTest[],
  seconds: number,
): Promise<(mutant: Mutant) => Witness[]> {
  const users = await usersOfObjects()
  const tests = await saidBy(recorded)
  const files = [...new Set(tests.map(({ file }) => file))]
  const touching = (object: string, seen = new Set<string>()): Set<RecordedTest> => {
    if (seen.has(object)) return new Set()
    seen.add(object)
    const direct = recorded.filter(
      ({ functions, tables }) => functions.includes(object) || tables.includes(object),
    )
    if (direct.length > 0) return new Set(direct)
    // PostgreSQL does not count what it puts in the place of the call: views, and functions that are one expression.
    return new Set([...(users.get(object) ?? [])].flatMap((user) => [...touching(user, seen)]))
  }

  return (mutant) => {
    const touched = touching(mutant.object)
    /** A word that few tests speak of tells more. */
    const words = wordsOf(mutant).map((word) => {
      const speakers = tests.filter(({ said }) => said.includes(word)).length
      return { word, weight: Math.log(tests.length / Math.max(1, speakers)) }
    })
    const score = (said: string) =>
      words.reduce((sum, { word, weight }) => sum + (said.includes(word) ? weight : 0), 0)
    const byFile = new Map(files.map((file) => [file, 0]))
    const scored = tests.map((test) => {
      const itsScore = score(test.said) + score(plain(test.file))
      byFile.set(test.file, Math.max(byFile.get(test.file) ?? 0, itsScore))
      return { ...test, score: itsScore }
    })
    const speaking = new Set(
      files
        .filter((file) => (byFile.get(file) ?? 0) > 0)
        .toSorted((one, other) => (byFile.get(other) ?? 0) - (byFile.get(one) ?? 0))
        .slice(0, filesThatSpeakOfIt),
    )
    const catalogue = readTheCatalogue[mutant.kind] ?? []
    const isLikely = ({ file, test }: Said) =>
      touched.has(test) || speaking.has(file) || catalogue.includes(file)
    const likeliest = scored
      .filter((one) => isLikely(one) || !tests.some(isLikely))
      .toSorted(
        (one, other) =>
          Number(catalogue.includes(other.file)) - Number(catalogue.includes(one.file)) ||
          Number(one.test.ms > longMs) - Number(other.test.ms > longMs) ||
          other.score - one.score ||
          one.test.ms - other.test.ms,
      )
    let ms = 0
    return likeliest
      .map(({ test }) => test)
      .filter((test, nth) => {
        ms += test.ms
        return nth === 0 || ms <= seconds * 1_000
      })
  }
}

interface Said {
  test: RecordedTest
  file: string
  said: string
}

/** What each test says: from its name to the next one's. Those that have gone since the recording say nothing. */
async function saidBy(recorded: readonly RecordedTest[]): Promise<Said[]> {
  const said: Said[] = []
  for (const file of new Set(recorded.map((test) => test.file))) {
    const text = await readFile(projectFile(file), 'utf8').catch(() => '')
    const ofFile = recorded
      .filter((test) => test.file === file)
      .map((test) => ({ test, at: text.indexOf(test.test) }))
      .toSorted((one, other) => one.at - other.at)
    for (const [nth, { test, at }] of ofFile.entries()) {
      const next = ofFile.slice(nth + 1).find((other) => other.at > at)
      // A name that is made of parts tells what the test says.
      const body = at === -1 ? test.test : text.slice(at, next?.at)
      if (text !== '') said.push({ test, file, said: plain(body) })
    }
  }
  return said
}

/** The same whether written for SQL or for GraphQL. */
const plain = (text: string) => text.toLowerCase().replaceAll(/[_ ]/g, '')

/** What a test about the place of a fault would speak of. */
function wordsOf({ object, code, from, file }: Mutant): string[] {
  const name = object.replace(/^.*\./, '').replace(/^tg_.*?__/, '')
  const subject = file.replace(/^.*\/|\.sql$/g, '')
  const said = (from.length > 20 ? from : code).match(/[a-zA-Z_]{6,}|'[^']+'/g) ?? []
  const words = [name, subject, ...said].map((word) => plain(word.replaceAll("'", '')))
  return [...new Set(words)].filter((word) => word.length > 4)
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
