import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectFile } from '../../src/project_file.ts'
import { callMutants, expressionMutants, nameAt, triggerMutants } from './expression_mutants.ts'
import { grantMutants } from './grant_mutants.ts'
import { kinds, type Mutant, type Source } from './mutant.ts'
import { statementsOf, type Token } from './sql_tokens.ts'
import { domainMutants, indexMutants, tableMutants } from './table_mutants.ts'

/** Generated, and compared with their sources by `npm run check`. */
const generated = new Set([
  'db/logic/phones/numbering_plans.sql',
  'db/logic/rules/agent_defaults.sql',
  'db/logic/suppressions/taught_words.sql',
])

/** Every mutant of the database's program. */
export async function allMutants(): Promise<Mutant[]> {
  const found: Mutant[] = []
  for (const folder of ['migrations', 'db/logic']) {
    for (const name of (await readdir(projectFile(folder), { recursive: true })).toSorted()) {
      const file = join(folder, name)
      if (!name.endsWith('.sql') || generated.has(file)) continue
      found.push(...mutantsOf({ file, sql: await readFile(projectFile(file), 'utf8') }))
    }
  }
  return found
}

export function mutantsOf(source: Source): Mutant[] {
  return statementsOf(source.sql).flatMap((tokens) => mutantsOfStatement(source, tokens))
}

function mutantsOfStatement(source: Source, tokens: readonly Token[]): Mutant[] {
  const words = tokens.filter(({ text }) => text !== 'or' && text !== 'replace').map(({ text }) => text)
  const offset = tokens[1]?.text === 'or' ? 2 : 0
  if (words[0] === 'grant') return grantMutants(source, tokens)
  // What makes triggers, policies and rights for many tables at once.
  if (words[0] === 'do') return callMutants(source, source.file, tokens)
  if (words[0] !== 'create') return []
  switch (words[1]) {
    case 'function': {
      const body = tokens.slice(tokens.findIndex(({ kind }) => kind === 'dollar') + 1)
      // In a migration a function is only a name for column defaults: its body is replaced by db/logic.
      if (body.length === tokens.length || source.file.startsWith('migrations')) return []
      const object = nameAt(tokens, offset + 2)
      return [...expressionMutants(source, object, body), ...callMutants(source, object, body)]
    }
    case 'view': {
      const as = tokens.findIndex(({ text }) => text === 'as')
      return expressionMutants(source, nameAt(tokens, offset + 2), tokens.slice(as + 1))
    }
    case 'trigger':
    case 'constraint':
      return triggerMutants(source, tokens)
    case 'table':
      return tableMutants(source, tokens)
    case 'domain':
      return domainMutants(source, tokens)
    case 'unique':
      return indexMutants(source, tokens)
    default:
      return []
  }
}

/** The kinds in turn, each in an order that follows from seed and mutant: a change of the code changes only its own mutants. */
export function sampleOf(mutants: readonly Mutant[], seed: number, count: number): Mutant[] {
  const thrown = new Map(
    mutants.map(({ id }) => [id, createHash('sha256').update(`${seed} ${id}`).digest('hex')]),
  )
  const order = (mutant: Mutant) => thrown.get(mutant.id) ?? ''
  const byKind = kinds.map((kind) =>
    mutants
      .filter((mutant) => mutant.kind === kind)
      .toSorted((one, other) => (order(one) < order(other) ? -1 : 1)),
  )
  const longest = Math.max(...byKind.map(({ length }) => length))
  const turns = Array.from({ length: longest }, (_, turn) => byKind.flatMap((ofKind) => ofKind[turn] ?? []))
  return turns.flat().slice(0, count)
}
