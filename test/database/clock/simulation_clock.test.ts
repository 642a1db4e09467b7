import { glob, readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { projectFile } from '../../../src/project_file.ts'
import { inTransaction, productionStory, story } from '../../support/databases/database.ts'
import { aLead, only } from '../../support/leads.ts'

productionStory(
  'a production database can have no clock of its own, by no way',
  async ({ database: { db } }) => {
    for (const attempt of [
      `select pipeline_private.start_simulation_clock(now() + interval '1 day')`,
      `insert into pipeline_private.simulation_clock (simulated_at) values (now() + interval '1 day')`,
      `update pipeline_private.database_purpose set purpose = 'simulation'`,
      `delete from pipeline_private.database_purpose`,
      `truncate pipeline_private.database_purpose cascade`,
    ]) {
      await expect(db.query(attempt)).rejects.toMatchObject({
        code: expect.stringMatching(/^(VL009|42883|42P01)$/),
      })
    }
    const { rows } = await db.query('select pipeline.now() = now() as real')
    expect(rows).toEqual([{ real: true }])
  },
)

/** What only a simulation has, by what its files make: tables, views and functions. */
async function ofSimulations(): Promise<string[]> {
  const files = await Array.fromAsync(
    glob(['migrations/*_simulation.sql', 'db/logic/simulation/*.sql'], { cwd: projectFile('') }),
  )
  const texts = await Promise.all(files.map((file) => readFile(projectFile(file), 'utf8')))
  const made = texts.flatMap((text) => [
    ...text.matchAll(/create (?:or replace )?(?:table|view|function) (pipeline_private\.\w+)/g),
  ])
  const clock = /\.(real_time|business_time|clock_rate)$/
  return [...new Set(made.map(([, name = '']) => name).filter((name) => !clock.test(name)))]
}

for (const [purpose, aStory, has] of [
  ['production', productionStory, 0],
  ['a simulation', story, 1],
] as const) {
  aStory(`the simulation’s tables and functions: ${purpose}`, async ({ database: { db } }) => {
    const names = await ofSimulations()
    expect(names.length).toBeGreaterThan(15)
    const { rows } = await db.query<{ name: string }>(
      `select name from unnest($1::text[]) as name
       where to_regclass(name) is not null or to_regproc(name) is not null`,
      [names],
    )
    expect(rows).toHaveLength(has * names.length)
    expect((await db.query('select * from pipeline_private.broken_guards')).rows).toEqual([])
  })
}

inTransaction('a simulation’s clock runs as fast as it is told, and jobs follow it', async ({ db }) => {
  await db.query(`select pipeline_private.start_simulation_clock('2026-03-02T10:00:00Z', 3600)`)
  const { rows } = await db.query<{ at: string }>(
    `select extract(epoch from pipeline_private.real_time(pipeline.now() + interval '48 hours') - now())::text as at`,
  )
  expect(Number(only(rows).at)).toBeCloseTo(48, 3)

  await aLead(db)
  const jobs = await db.query<{ task: string; seconds: string }>(
    `select task_identifier as task, extract(epoch from run_at - now())::text as seconds from graphile_worker.jobs order by run_at`,
  )
  expect(jobs.rows.map(({ task }) => task)).toEqual(['run_agent', 'lead_timer'])
  const waits = await db.query<{ hours: number }>(
    `select extract(epoch from after)::float8 / 3600 as hours from pipeline.stage_timers where stage = 'NEW_LEAD'`,
  )
  expect(Number(jobs.rows[1]?.seconds)).toBeCloseTo(only(waits.rows).hours, 3)
})

inTransaction('a jump fetches what was booked, and adds nothing', async ({ db }) => {
  await db.query(`select pipeline_private.start_simulation_clock('2026-03-02T10:00:00Z')`)
  await aLead(db)
  const booked = await aLead(db)
  await db.query(
    `delete from graphile_worker._private_jobs where payload::jsonb <> jsonb_build_object('lead', $1::uuid)`,
    [booked],
  )
  const awake = async (at: string) => {
    await db.query(
      `select pipeline_private.advance_clock(due_at + $2::interval) from pipeline.lead_timers where vendor_lead_id = $1`,
      [booked, at],
    )
    const { rows } = await db.query<{ isDue: boolean }>(
      'select run_at <= now() as "isDue" from graphile_worker.jobs',
    )
    return rows.map(({ isDue }) => isDue)
  }
  expect(await awake('-1 second')).toEqual([false])
  expect(await awake('0')).toEqual([true])
  expect(await awake('1 year')).toEqual([true])
})

inTransaction('what was booked keeps its moment whatever the clock is set to', async ({ db }) => {
  const lead = await aLead(db)
  const clock = async (at: string, rate: number) => {
    await db.query('select pipeline_private.start_simulation_clock($1, $2)', [at, rate])
    const { rows } = await db.query<{ wait: string | null }>(
      `select extract(epoch from run_at - now())::text as wait from graphile_worker.jobs where task_identifier = 'lead_timer'`,
    )
    return Number(only(rows).wait)
  }
  await db.query(
    `update pipeline.lead_timers set due_at = now() + interval '10 days' where vendor_lead_id = $1`,
    [lead],
  )
  await db.query(
    `update graphile_worker._private_jobs set run_at = now() + interval '10 days' where payload ->> 'lead' is not null`,
  )
  const { rows } = await db.query<{ at: string[] }>(
    `select array_agg((now() + make_interval(hours => hours))::text) as at from unnest(array[0, 24, 48, 240]) as hours`,
  )
  const [first = '', second = '', third = '', last = ''] = only(rows).at
  expect(await clock(first, 3600)).toBeCloseTo(240, 3)
  expect(await clock(second, 7200)).toBeCloseTo(108, 3)
  expect(await clock(second, 0)).toBeGreaterThan(1e10)
  expect(await clock(third, 1)).toBeCloseTo(192 * 3600, 3)
  expect(await clock(last, 0)).toBe(0)
})

inTransaction('time does not run backwards', async ({ db }) => {
  await db.query(`select pipeline_private.start_simulation_clock('2026-03-02T10:00:00Z')`)
  await expect(
    db.query(`select pipeline_private.advance_clock('2026-03-01T10:00:00Z')`),
  ).rejects.toMatchObject({ code: 'VL009' })
})

story('a real clock moves by itself', async ({ database: { db } }) => {
  const now = async () =>
    only((await db.query<{ now: string }>('select pipeline.now()::text as now')).rows).now
  const first = await now()
  expect(await now()).not.toBe(first)
})
