import pg from 'pg'
import { inTransaction } from '../connection/in_transaction.ts'
import { keepGrants, noteReleasedGrants, revokeEarlierGrants } from './logic_grants.ts'
import { dropEverything, dropLeftovers, tableParts } from './logic_objects.ts'
import { logicDigestOf, type Program, type ProgramFile } from './program.ts'

/**
 * Applies db/logic: what functions, triggers and views are now. Every file is written to be run again; when any of
 * them changed, or any migration, or the queue, all are run in one transaction. What no file makes any more (functions,
 * views, triggers, policies, grants) is gone after it, and so nobody ever sees a guard absent.
 */
export async function applyLogic(
  client: pg.Client,
  program: Program,
  log: (line: string) => void,
): Promise<void> {
  try {
    await applyOnce(client, program, log, 'replace')
  } catch (error) {
    // A changed return type, argument or view column is no replacement: all is made anew, in one transaction as well.
    if (!isNoReplacement(error)) throw error
    await applyOnce(client, program, log, 'make anew')
  }
}

async function applyOnce(
  client: pg.Client,
  program: Program,
  log: (line: string) => void,
  way: 'replace' | 'make anew',
): Promise<void> {
  const hash = logicDigestOf(program)
  await inTransaction(client, 'begin; set local role pipeline_owner', async () => {
    // Rights in the queue's schema, and what its guards are, have to follow when it was upgraded.
    const { rows } = await client.query<{ hash: string }>(
      `select hash from pipeline_private.applied_logic
       where queue_version = (select max(id) from graphile_worker.migrations)`,
    )
    if (rows[0]?.hash !== hash) {
      await client.query(lockTables)
      await applyFiles(client, program.logic, way)
      await noteApplied(client, program.logic, hash)
      log(`db/logic applied (${program.logic.length} files)`)
    }
  })
}

/** Policies and triggers need every table: none is kept from others while a later one is waited for. */
const lockTables = `
  do $$
  begin
    execute (
      select 'lock table ' || string_agg(tables.oid::regclass::text, ', ' order by tables.oid) || ' in access exclusive mode'
      from pg_catalog.pg_class as tables
      where tables.relnamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace)
        and tables.relkind in ('r', 'p') and tables.relowner = current_user::regrole
    );
  end
  $$`

async function applyFiles(
  client: pg.Client,
  files: ProgramFile[],
  way: 'replace' | 'make anew',
): Promise<void> {
  await client.query('set local check_function_bodies = off')
  await client.query('set local search_path = pg_catalog, pg_temp')
  const partsBefore = await tableParts(client)
  await revokeEarlierGrants(client)
  if (way === 'make anew') await client.query(dropEverything)
  await keepGrants(client, async () => {
    for (const [place, file] of files.entries()) {
      try {
        await client.query(file.sql)
      } catch (cause) {
        throw faultOf(file, files.slice(place + 1), cause)
      }
    }
    await client.query(dropLeftovers)
    await client.query('select pipeline_private.pin_search_paths()')
  })

  const parts = new Set(await tableParts(client))
  const lost = partsBefore.filter((part) => !parts.has(part))
  if (lost.length > 0) {
    throw new Error(
      `db/logic would take parts of tables along: ${lost.join(', ')}. They depend on a function that goes or changes its type; change them by a migration.`,
    )
  }
}

/** A view wants what it reads to be there, unlike the body of a function, which is read when it is called. */
function faultOf(file: ProgramFile, later: ProgramFile[], cause: unknown): Error {
  const message = cause instanceof Error ? cause.message : String(cause)
  const [, missing = ''] = /^(?:relation|function) "?(pipeline\w*\.\w+)/.exec(message) ?? []
  const maker = later.find(
    ({ sql }) => missing !== '' && new RegExp(`(view|function) ${missing}\\b`).test(sql),
  )
  const hint =
    maker === undefined
      ? ''
      : `. db/logic/${maker.name} makes it, later: files are applied in the order of their names`
  return new LogicRefused(`db/logic/${file.name}: ${message}${hint}`, { cause })
}

/** A file of db/logic that the database does not take. */
export class LogicRefused extends Error {
  override readonly name = 'LogicRefused'
}

async function noteApplied(client: pg.Client, files: ProgramFile[], hash: string): Promise<void> {
  await client.query('select pipeline_private.note_released_guards()')
  await noteReleasedGrants(client)
  await client.query('delete from pipeline_private.applied_logic_files')
  await client.query(
    `insert into pipeline_private.applied_logic_files (name, digest)
     select * from unnest($1::text[], $2::text[])`,
    [files.map(({ name }) => name), files.map(({ digest }) => digest)],
  )
  await client.query(
    `insert into pipeline_private.applied_logic (hash, queue_version)
     select $1, max(id) from graphile_worker.migrations
     on conflict (only_row) do update set hash = excluded.hash, queue_version = excluded.queue_version`,
    [hash],
  )
}

/** Another return type or argument name, other columns of a view, another kind of routine, two that fit, or something that depends. */
const noReplacement = /^(42P13|42P16|42809|42725|2BP01)$/

function isNoReplacement(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  return cause instanceof pg.DatabaseError && noReplacement.test(cause.code ?? '')
}
