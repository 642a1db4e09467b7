import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { expect, test } from 'vitest'
import { aLeadAt } from '../leads.ts'
import { cloneStatement, connectTo, onServer, urlOf } from '../run/run_server.ts'
import { dropDatabase, leaveDatabase, type StoryDatabase, takeDatabase } from './story_databases.ts'

/** The database of one story, whose next one may have it if it can be made as it was; wanted: the one of this name. */
async function aStory<Told>(
  tell: (session: pg.PoolClient, database: StoryDatabase) => Promise<Told>,
  wanted?: string,
): Promise<Told> {
  const database = await takeWanted(wanted)
  const session = await database.pools.lend(1).connect()
  try {
    return await tell(session, database)
  } finally {
    session.release()
    leaveDatabase(database)
  }
}

/** Stories of other files may have left some, too. */
async function takeWanted(name: string | undefined): Promise<StoryDatabase> {
  const taken: StoryDatabase[] = []
  do taken.push(await takeDatabase('simulation'))
  while (name !== undefined && taken.at(-1)?.name !== name && taken.length < 20)
  const wanted = taken.pop() as StoryDatabase
  for (const other of taken) leaveDatabase(other)
  return wanted
}

async function tablesOf(session: pg.ClientBase): Promise<string[]> {
  const { rows } = await session.query<{ name: string }>(
    `select format('%I.%I', nspname, relname) as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where relkind = 'r' and nspname not in ('pg_catalog', 'information_schema') order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** Every row of every table, and what every sequence gives next. */
async function contentOf(session: pg.ClientBase): Promise<unknown> {
  const { rows: tables } = await session.query<{ name: string; rows: string[] }>(
    (await tablesOf(session))
      .map(
        (name) =>
          `select '${name}' as name, array_agg(own::text order by own::text) as rows from ${name} as own`,
      )
      .join(' union all '),
  )
  const { rows: sequences } = await session.query(
    'select schemaname, sequencename, last_value from pg_sequences order by 1, 2',
  )
  return { tables: Object.fromEntries(tables.map(({ name, rows }) => [name, rows])), sequences }
}

const stateOf = async (session: pg.ClientBase) => {
  const { rows } = await session.query(
    `select current_user as role, array(select pg_listening_channels()) as heard, current_setting('statement_timeout') as timeout,
       (select count(*)::integer from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()) as locks,
       coalesce(current_setting('pipeline.sends_as', true), '') as own, to_regclass('pg_temp.kept') is null as is_bare`,
  )
  return rows[0]
}

test('what a story has is as a new copy of the template, whatever the one before did', async () => {
  const name = `new_${randomUUID().replaceAll('-', '')}`
  await onServer(cloneStatement(name, 'simulation'))
  const copy = await connectTo(urlOf(name))
  const asNew = { state: await stateOf(copy), content: await contentOf(copy) }
  await copy.end()
  await onServer(`drop database ${name}`)
  const begins = async (session: pg.ClientBase) => ({
    state: await stateOf(session),
    content: await contentOf(session),
  })

  const used = await aStory(async (session, database) => {
    expect(await begins(session)).toEqual(asNew)
    await aLeadAt(session, 'OFFER_MADE')
    await session.query('set session_replication_role = replica')
    for (const table of ['pipeline.settings', 'pipeline.stage_timers', 'pipeline.pipeline_events'])
      await session.query(`delete from ${table}`)
    await session.query(`update pipeline.stages set title = 'Other'`)
    await session.query(
      `set role pipeline_viewer; set statement_timeout = 7000; select set_config('pipeline.sends_as', 'me', false);
       select pg_advisory_lock(7); listen something; create temp table kept (); begin`,
    )
    return database.name
  })
  const changed = await aStory(async (session, database) => {
    expect(database.name).toBe(used)
    expect(await begins(session)).toEqual(asNew)
    await session.query('create table public.of_the_story ()')
    return database.name
  }, used)
  const last = await aStory(async (session, database) => {
    expect(await begins(session)).toEqual(asNew)
    return database
  })
  expect(last.name).not.toBe(changed)
})

test('a database in which somebody still is goes to nobody', async () => {
  const late = await aStory(async (_, { url }) => connectTo(url))
  const database = await takeDatabase('simulation')
  expect(database.url).not.toContain(`/${late.database}`)
  await expect(late.query('select')).rejects.toThrow()
  await dropDatabase(database)
})
