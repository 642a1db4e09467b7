import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { databasesFor } from '../database.ts'
import { aLeadAt } from '../leads.ts'
import { takeForOriginal } from '../test_server.ts'

const databases = databasesFor('production')

/** What one session of a story does; whether the story went well. */
async function aStory<Told>(tell: (session: pg.Client) => Promise<Told>, isWell = true): Promise<Told> {
  const { url, giveBack } = await databases.lend()
  const session = new pg.Client({ connectionString: url })
  await session.connect()
  const told = await tell(session)
  await session.end()
  await giveBack(isWell)
  return told
}

afterAll(() => aStory(async () => {}, false))

async function tablesOf(session: pg.Client): Promise<string[]> {
  const { rows } = await session.query<{ name: string }>(
    `select format('%I.%I', nspname, relname) as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where relkind = 'r' and nspname not in ('pg_catalog', 'information_schema') order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** Every row of every table, and what every sequence gives next. */
async function contentOf(session: pg.Client): Promise<unknown> {
  const tables = await tablesOf(session)
  const { rows } = await session.query<{ name: string; rows: string[] }>(
    tables
      .map(
        (name) =>
          `select '${name}' as name, array_agg(own::text order by own::text) as rows from ${name} as own`,
      )
      .join(' union all '),
  )
  const sequences = await session.query('select sequencename, last_value from pg_sequences order by 1')
  return [Object.fromEntries(rows.map((table) => [table.name, table.rows])), sequences.rows]
}

const stateOf = async (session: pg.Client) => {
  const { rows } = await session.query(
    `select current_database() as database, pg_backend_pid() as pid, current_user as role,
       array(select name from pg_prepared_statements) as prepared, array(select pg_listening_channels()) as heard,
       (select count(*)::integer from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()) as locks,
       coalesce(current_setting('pipeline.sends_as', true), '') as own, current_setting('statement_timeout') as timeout`,
  )
  return rows[0]
}

test('a database that has had a story is for the next one as a new one, and so is its session', async () => {
  const begins = async (session: pg.Client) => ({
    state: await stateOf(session),
    content: await contentOf(session),
  })
  const first = await aStory(async (session) => {
    const began = await begins(session)
    await takeForOriginal(session)
    await aLeadAt(session, 'OFFER_MADE')
    await session.query(`set session_replication_role = replica`)
    for (const name of await tablesOf(session)) await session.query(`delete from ${name}`)
    await session.query(
      `set role pipeline_viewer; set statement_timeout = 7000; select set_config('pipeline.sends_as', 'me', false);
       select pg_advisory_lock(7); listen something; prepare kept as select 1; begin`,
    )
    return began
  })
  const second = await aStory(async (session) => {
    const began = await begins(session)
    await aLeadAt(session, 'CONTACTED')
    return began
  })
  expect(second).toEqual(first)
  const third = await aStory(async (session) => {
    const began = await begins(session)
    await session.query('create table public.of_the_story ()')
    return began
  })
  expect(third).toEqual(first)

  const fourth = await aStory(stateOf)
  expect(fourth.database).not.toBe(first.state.database)
})

test('nobody of a story that is over gets in any more, and one that still is there is cut off', async () => {
  const { url, giveBack } = await databases.lend()
  const late = new pg.Client({ connectionString: url })
  late.on('error', () => {})
  await late.connect()
  await giveBack(true)
  await expect(late.query('select')).rejects.toThrow()
  await expect(new pg.Client({ connectionString: url }).connect()).rejects.toThrow('ECONNREFUSED')
})
