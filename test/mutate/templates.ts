import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { withClient } from '../../db/connection/client.ts'
import { migrate } from '../../db/migrate/migrate.ts'
import { logicDigestOf, type Program, programFor, readProgram } from '../../db/migrate/program.ts'
import { databaseOn, makeTemplates, tidyCatalogue } from '../support/test_server.ts'
import { nameAt } from './expression_mutants.ts'
import type { Mutant } from './mutant.ts'
import { statementsOf } from './sql_tokens.ts'

const purposes = ['simulation', 'production'] as const

/** Makes the templates of the program as it is, and keeps them aside. */
export async function keepWholeTemplates(server: string): Promise<void> {
  await makeTemplates(server)
  await onServer(server, async (client) => {
    for (const purpose of purposes)
      await client.query(`alter database template_${purpose} rename to whole_${purpose}`)
  })
}

/** What stories clone is as it was. */
export async function wholeTemplates(server: string): Promise<void> {
  await onServer(server, async (client) => {
    await dropDatabases(client)
    for (const purpose of purposes) {
      await client.query(
        `create database template_${purpose} template whole_${purpose} strategy file_copy is_template true allow_connections false`,
      )
    }
  })
}

/**
 * What stories clone is made by the program in `root`, which has the fault: a function or a view is put in the place of
 * the whole one, db/logic is applied anew for anything else of it, and only a table's fault takes all migrations.
 */
export async function templatesWith(server: string, root: string, mutant: Mutant): Promise<void> {
  const program = await readProgram(root)
  if (!mutant.file.startsWith('db/logic/')) {
    await onServer(server, dropDatabases)
    await makeTemplates(server, { program })
    return
  }
  await wholeTemplates(server)
  const replacement = await replacementOf(root, mutant, program)
  for (const purpose of purposes) {
    const template = `template_${purpose}`
    const url = databaseOn(server, template)
    await onServer(server, (client) => client.query(`alter database ${template} allow_connections true`))
    const given = programFor(purpose, program)
    if (!given.logic.some(({ name }) => mutant.file === `db/logic/${name}`)) {
      // A fault of the simulation only.
    } else if (replacement === undefined) {
      await migrate(url, { purpose, program })
      await withClient({ connectionString: url }, tidyCatalogue)
    } else await withClient({ connectionString: url }, (client) => replace(client, replacement, given))
    await onServer(server, (client) => client.query(`alter database ${template} allow_connections false`))
  }
}

/** The statement with the fault, when it makes a function or a view that no later file makes again. */
async function replacementOf(root: string, mutant: Mutant, program: Program): Promise<string | undefined> {
  const sql = await readFile(join(root, mutant.file), 'utf8')
  const statement = statementsOf(sql).find((tokens) => (tokens.at(-1)?.end ?? 0) > mutant.start)
  const words = statement?.map(({ text }) => text) ?? []
  if (words[1] !== 'or' || (words[3] !== 'function' && words[3] !== 'view')) return undefined
  const made = `create or replace ${words[3]} ${nameAt(statement ?? [], 4)}`
  const makers = program.logic.filter((file) => new RegExp(`^${made}\\b`, 'm').test(file.sql))
  return makers.length === 1 ? sql.slice(statement?.[0]?.start, statement?.at(-1)?.end) : undefined
}

async function replace(client: pg.Client, statement: string, program: Program): Promise<void> {
  await client.query('begin')
  await client.query('set local role pipeline_owner')
  await client.query('set local check_function_bodies = off')
  await client.query('set local search_path = pg_catalog, pg_temp')
  await client.query(statement)
  await client.query('select pipeline_private.pin_search_paths()')
  await client.query('update pipeline_private.applied_logic set hash = $1', [logicDigestOf(program)])
  await client.query('commit')
}

/** Those of the fault before, and what tests that were cut short have left. */
async function dropDatabases(client: pg.Client): Promise<void> {
  await client.query(`update pg_database set datistemplate = false where datname ~ '^template_[sp]'`)
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(datname) as name from pg_database where datname ~ '^(template_[sp]|story_|transactions_)'`,
  )
  for (const { name } of rows) await client.query(`drop database ${name} with (force)`)
}

function onServer<Result>(server: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  return withClient({ connectionString: server }, work)
}
