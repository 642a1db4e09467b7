import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Program } from '../../db/migrate/program.ts'
import { nameAt } from './expression_mutants.ts'
import type { Mutant } from './mutant.ts'
import { statementsOf, type Token } from './sql_tokens.ts'

/**
 * What makes the fault in a database that was made without it, where that is one statement; undefined where all is to be
 * made anew: what is made twice, or changed by a later file, is not known by its name, and what writes other things when it
 * is applied has to write them anew.
 */
export async function patchOf(root: string, mutant: Mutant, program: Program): Promise<string | undefined> {
  const sql = await readFile(join(root, mutant.file), 'utf8')
  const tokens = statementsOf(sql).find((statement) => (statement.at(-1)?.end ?? 0) > mutant.start) ?? []
  const times = (files: Program['logic'], said: string) =>
    files.flatMap((file) => file.sql.match(new RegExp(said, 'gm')) ?? []).length
  const words = tokens.map(({ text }) => text)
  const [, or, , what = ''] = words
  const faulty = sql.slice(tokens[0]?.start, tokens.at(-1)?.end)

  if (or === 'or' && (what === 'function' || what === 'view')) {
    const name = nameAt(tokens, 4)
    const isMadeOnce = times(program.logic, `^create or replace ${what} ${escaped(name)}\\b`) === 1
    return isMadeOnce && !ranByApplying(program).has(name) ? faulty : undefined
  }
  if (mutant.kind === 'guard' && what === 'trigger') return faulty
  if (mutant.kind === 'trigger') return withoutTrigger(mutant)
  if (mutant.kind === 'constraint' || mutant.kind === 'unique') {
    const name = nameOfRule(mutant)
    // A constraint is no longer made, an index without being unique.
    const left = mutant.from === 'unique' ? 1 : 0
    if (
      name === undefined ||
      times(program.migrations, `(?:constraint|index) (?:\\w+\\.)?${name}\\b`) !== left
    )
      return undefined
    return words[1] === 'domain'
      ? `alter domain ${mutant.object} drop constraint ${name}`
      : withoutRule(mutant, name)
  }
}

/** The functions that run when db/logic is applied, and those that they speak of: some write triggers and other functions. */
function ranByApplying({ logic }: Program): Set<string> {
  const statements = logic.flatMap(({ sql }) => statementsOf(sql))
  const bodies = new Map(
    statements
      .filter((statement) => statement[0]?.text === 'create' && statement[3]?.text === 'function')
      .map((statement) => [nameAt(statement, 4), statement]),
  )
  const ran = new Set<string>()
  const look = (statement: readonly Token[]) => {
    for (const [index, { text }] of statement.entries()) {
      if (!text.startsWith('pipeline')) continue
      const name = nameAt(statement, index)
      const body = bodies.get(name)
      if (body === undefined || ran.has(name)) continue
      ran.add(name)
      look(body)
    }
  }
  for (const statement of statements)
    if (statement[0]?.text === 'select' || statement[0]?.text === 'do') look(statement)
  return ran
}

const escaped = (name: string) => name.replaceAll('.', '\\.')

function withoutTrigger({ from }: Mutant): string | undefined {
  const [, name] = /^create or replace trigger (\w+)/.exec(from) ?? []
  const [, table] = /\son ([\w.]+)/.exec(from) ?? []
  return name === undefined || table === undefined ? undefined : `drop trigger ${name} on ${table}`
}

/** Of a rule with a name of its own. */
function nameOfRule({ from, code }: Mutant): string | undefined {
  return /^,?\s*constraint (\w+)/.exec(from)?.[1] ?? /^create unique index (\w+)/.exec(code)?.[1]
}

function withoutRule({ object, from }: Mutant, name: string): string {
  if (from !== 'unique') return `alter table ${object} drop constraint ${name}`
  const [schema] = object.split('.')
  return `do $$
    declare
      made constant text := pg_get_indexdef('${schema}.${name}'::regclass);
    begin
      drop index ${schema}.${name};
      execute replace(made, 'CREATE UNIQUE INDEX', 'CREATE INDEX');
    end
    $$`
}
