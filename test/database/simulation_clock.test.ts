import { expect } from 'vitest'
import { inTransaction, productionStory, story } from '../support/database.ts'
import { aLead, only } from '../support/leads.ts'

productionStory(
  'a production database can have no clock of its own, by no way',
  async ({ database: { db } }) => {
    for (const attempt of [
      `select pipeline_private.start_simulation_clock(now() + interval '1 day')`,
      `insert into pipeline_private.simulation_clock (simulated_at) values (now() + interval '1 day')`,
      `insert into pipeline_private.simulation_clock (simulated_at, purpose) values (now(), 'production')`,
      `update pipeline_private.database_purpose set purpose = 'simulation'`,
      `delete from pipeline_private.database_purpose`,
      `truncate pipeline_private.database_purpose cascade`,
    ]) {
      await expect(db.query(attempt)).rejects.toMatchObject({
        code: expect.stringMatching(/^(VL009|23503|23514)$/),
      })
    }
    const { rows } = await db.query('select pipeline.now() = now() as real')
    expect(rows).toEqual([{ real: true }])
  },
)

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
  expect(Number(jobs.rows[1]?.seconds)).toBeCloseTo(1, 3)
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
