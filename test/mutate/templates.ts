import type pg from 'pg'
import { withClient } from '../../db/connection/client.ts'
import { migrate } from '../../db/migrate/migrate.ts'
import {
  ledgerName,
  logicDigestOf,
  type Program,
  type ProgramFile,
  programFor,
  readProgram,
} from '../../db/migrate/program.ts'
import { databaseOn, makeTemplates, tidyCatalogue } from '../support/run/test_server.ts'
import type { Mutant } from './mutant.ts'
import { patchOf } from './patch.ts'

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
 * What stories clone is made by the program in `root`, which has the fault: by one statement if that will do, by applying
 * db/logic anew if the fault is there, and from nothing else.
 */
export async function templatesWith(server: string, root: string, mutant: Mutant): Promise<void> {
  const program = await readProgram(root)
  const statement = await patchOf(root, mutant, program)
  if (statement === undefined && !mutant.file.startsWith('db/logic/')) {
    await onServer(server, dropDatabases)
    await makeTemplates(server, { program })
    return
  }
  await wholeTemplates(server)
  for (const purpose of purposes) {
    const given = programFor(purpose, program)
    const has = ({ name }: ProgramFile) => mutant.file.endsWith(`/${name}`)
    // A production has none of the simulation's faults.
    if (![...given.migrations, ...given.logic].some(has)) continue
    const template = `template_${purpose}`
    const url = databaseOn(server, template)
    await onServer(server, (client) => client.query(`alter database ${template} allow_connections true`))
    if (statement === undefined) {
      await migrate(url, { purpose, program })
      await withClient({ connectionString: url }, tidyCatalogue)
    } else await withClient({ connectionString: url }, (client) => patch(client, statement, given))
    await onServer(server, (client) => client.query(`alter database ${template} allow_connections false`))
  }
}

/** As the migrator would, once it has applied a file. */
async function patch(client: pg.Client, statement: string, program: Program): Promise<void> {
  await client.query('begin')
  await client.query('set local role pipeline_owner')
  await client.query('set local check_function_bodies = off')
  await client.query('set local search_path = pg_catalog, pg_temp')
  await client.query(statement)
  await client.query('select pipeline_private.pin_search_paths()')
  await client.query('select pipeline_private.note_released_guards()')
  await client.query('update pipeline_private.applied_logic set hash = $1', [logicDigestOf(program)])
  const ledgers = [
    [
      'migration_digests',
      program.migrations.map((file) => ({ name: ledgerName(file), digest: file.digest })),
    ],
    ['applied_logic_files', program.logic],
  ] as const
  for (const [ledger, files] of ledgers) {
    await client.query(
      `update pipeline_private.${ledger} as known set digest = files.digest
       from unnest($1::text[], $2::text[]) as files (name, digest)
       where files.name = known.name and files.digest <> known.digest`,
      [files.map(({ name }) => name), files.map(({ digest }) => digest)],
    )
  }
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
