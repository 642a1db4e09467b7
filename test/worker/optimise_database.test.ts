import pg from 'pg'
import { expect } from 'vitest'
import { createLog } from '../../src/log.ts'
import type { TaskTools } from '../../src/task_tools/task_maker.ts'
import optimiseDatabase from '../../tasks/schedules/optimise_database.ts'
import { storyOfBreach } from '../support/database.ts'
import { only } from '../support/leads.ts'
import { workersPoolOf } from '../support/workers_pool.ts'

/** Ten megabytes of index, of which a tenth is left. */
const bloat = [
  `insert into pipeline.comparables (transaction_id, price, sold_on, postcode, property_type, new_build, tenure, category)
   select md5(n::text) || repeat('x', 220), 1000, '2026-01-01', 'BS6 5QA', 'D', false, 'F', 'A' from generate_series(1, 40000) as n`,
  `delete from pipeline.comparables where transaction_id !~ '^[0]'`,
  'vacuum pipeline.comparables',
]

const bytes = `select bytes::integer from pipeline_private.index_states() where index_name = 'pipeline.comparables_pkey'`

storyOfBreach(
  'at night the worker rebuilds indexes that have grown too large, never while a transaction is open for long',
  async ({ database: { db, pool, url } }) => {
    for (const statement of bloat) await db.query(statement)
    const { bytes: before } = only((await db.query<{ bytes: number }>(bytes)).rows)
    const workers = workersPoolOf(pool)
    const tools = { pool: workers, unhurriedPool: workers, log: createLog('silent') }
    const optimise = () => optimiseDatabase(tools as unknown as TaskTools)()
    const { counts } = await optimise()
    expect(only((await db.query<{ bytes: number }>(bytes)).rows).bytes).toBeLessThan(before / 2)
    expect(counts).toMatchObject({ bloated_indexes: 1, rebuilt_indexes: 1, broken_rebuilds: 0 })
    expect(counts?.analysed_tables).toBeGreaterThan(0)
    const guards = `select pipeline_private.catalogue_is_untouched() as untouched, (select count(*)::integer from pipeline_private.broken_guards) as broken`
    expect((await db.query(guards)).rows).toEqual([{ untouched: true, broken: 0 }])
    expect((await optimise()).counts).toMatchObject({ bloated_indexes: 0, rebuilt_indexes: 0 })

    // Another night on which somebody keeps an old snapshot: what waits for it is given up, and leaves something behind.
    await db.query('delete from pipeline.comparables')
    for (const statement of bloat) await db.query(statement)
    await db.query(`update pipeline.settings set rebuild_budget = '1 second'`)
    const reader = new pg.Client({ connectionString: url })
    await reader.connect()
    await reader.query('begin isolation level repeatable read; select from pipeline.comparables')
    expect(await optimise()).toMatchObject({
      counts: { bloated_indexes: 1, rebuilt_indexes: 0 },
      says: expect.stringContaining('pipeline.comparables_pkey was given up'),
    })
    const leftovers = `select count(*)::integer as left from pipeline_private.index_states() where not is_valid`
    expect((await db.query(leftovers)).rows).toEqual([{ left: 1 }])
    expect((await db.query(guards)).rows).toMatchObject([{ broken: 0 }])
    await reader.end()

    await db.query(`update pipeline.settings set rebuild_budget = '5 minutes'`)
    const open = (interval: string) =>
      db.query(
        `create or replace function pipeline_private.longest_open() returns interval language sql stable security definer
         as $$ select interval '${interval}' $$`,
      )
    await open('1 hour')
    expect(await optimise()).toMatchObject({
      counts: { broken_rebuilds: 1, bloated_indexes: 1, rebuilt_indexes: 0 },
      says: expect.stringContaining('a transaction has been open for 60 min'),
    })
    await open('1 second')
    expect((await optimise()).counts).toMatchObject({ broken_rebuilds: 0, rebuilt_indexes: 1 })
    await workers.end()
  },
)
