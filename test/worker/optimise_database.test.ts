import pg from 'pg'
import { expect } from 'vitest'
import { createLog } from '../../src/log.ts'
import type { TaskTools } from '../../src/task_tools/task_maker.ts'
import optimiseDatabase from '../../tasks/schedules/optimise_database.ts'
import { storyOfBreach } from '../support/databases/database.ts'
import { workersPoolOf } from '../support/databases/workers_pool.ts'
import { only } from '../support/leads.ts'

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

    // Another night, before which builds were cut off, and on which somebody reads for long.
    await db.query('delete from pipeline.comparables')
    for (const statement of bloat) await db.query(statement)
    await db.query(`create index looked_at_once on pipeline.settings (company_name)`)
    await db.query(`create index settings_ccnew on pipeline.settings (video_url)`)
    await db.query(
      `update pg_index set indisvalid = false where indexrelid::regclass::text in ('pipeline.looked_at_once', 'pipeline.settings_ccnew')`,
    )
    await db.query(`update pipeline.settings set rebuild_budget = '1 second'`)
    const reader = new pg.Client({ connectionString: url })
    await reader.connect()
    await reader.query('begin isolation level repeatable read; select from pipeline.settings')
    const night = await optimise()
    expect(night.counts).toMatchObject({
      bloated_indexes: 1,
      rebuilt_indexes: 0,
      broken_rebuilds: 0,
      broken_indexes: 3,
    })
    expect(night.says).toMatch(
      /, 0 of 2 indexes rebuilt: pipeline.looked_at_once was given up: there was no time for more.*Never finished.*pipeline.settings_ccnew/,
    )
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
      counts: { broken_rebuilds: 2, bloated_indexes: 1, rebuilt_indexes: 0, broken_indexes: 1 },
      says: expect.stringContaining('a transaction has been open for 60 min'),
    })
    await open('1 second')
    expect(await optimise()).toMatchObject({
      counts: { broken_rebuilds: 0, rebuilt_indexes: 2, broken_indexes: 0 },
      says: expect.not.stringContaining('Never finished'),
    })
    await workers.end()
  },
)
