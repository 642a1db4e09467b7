import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { runScheduleNow } from '../../../db/work/schedules.ts'
import { clockwork } from '../../support/clockwork.ts'
import { story } from '../../support/databases/database.ts'
import { aLeadAt } from '../../support/leads.ts'

const metrics = `select metric_date::text as day, total_leads, new_leads, active_leads, completed_deals, dead_leads, offers_made, offers_accepted,
  by_stage, conversion_rates as rates, avg_time_in_stage as hours, pipeline_value::float8 as value, unweighted_value::float8 as unweighted
  from pipeline.pipeline_metrics order by 1`

/** What else writes on the server may hold an event up for a moment. */
async function written(db: Db, time: { settle(): Promise<void> }): Promise<void> {
  await expect
    .poll(
      async () => {
        await runScheduleNow(db, 'update_metrics', 'to look at them')
        await time.settle()
        const { rows } = await db.query(
          `select failed_because, pipeline.figures_as_of() >= pipeline.now() as whole
           from pipeline.schedule_runs order by id desc limit 1`,
        )
        return rows[0]
      },
      { timeout: 60_000 },
    )
    .toEqual({ failed_because: null, whole: true })
}

story('each day has one row, which is final when the next has begun', async ({ database: { db, pool } }) => {
  // Just before midnight in London, when it is the day before in UTC.
  const time = await clockwork(pool, { startAt: '2026-07-01T22:30:00Z' })
  await aLeadAt(db, 'OFFER_MADE')
  await aLeadAt(db, 'DEAD_LEAD')
  await db.query(
    `update pipeline.vendor_leads set asking_price = 100000, offer_amount = 80000 where pipeline_stage = 'OFFER_MADE'`,
  )
  await written(db, time)
  const { rows: first } = await db.query(metrics)
  expect(first).toMatchObject([
    {
      ...{
        day: '2026-07-01',
        total_leads: 2,
        new_leads: 2,
        active_leads: 1,
        completed_deals: 0,
        dead_leads: 1,
      },
      ...{ by_stage: { OFFER_MADE: 1, DEAD_LEAD: 1, NEW_LEAD: 0 }, unweighted: 80_000, value: 16_000 },
      // Leads of today are too young to say how many get how far.
      rates: { conversation: null, overall: null },
    },
  ])
  // The catalogue of figures says the same.
  const { rows: figures } = await db.query(
    `select figure, scope, value from pipeline.figure_values()
     where figure in ('new_leads', 'pipeline_value', 'unweighted_value') and scope = '' or figure = 'leads_at_stage' and scope <> ''
     order by figure, scope`,
  )
  expect(figures).toEqual([
    { figure: 'leads_at_stage', scope: 'DEAD_LEAD', value: 1 },
    { figure: 'leads_at_stage', scope: 'OFFER_MADE', value: 1 },
    { figure: 'new_leads', scope: '', value: 2 },
    { figure: 'pipeline_value', scope: '', value: 16_000 },
    { figure: 'unweighted_value', scope: '', value: 80_000 },
  ])
  const { rows: now } = await db.query('select (pipeline.metrics_now()).by_stage')
  expect(now).toEqual([{ by_stage: first[0]?.by_stage }])

  // Another comes in the last minutes of the day, after its row was written; then nobody is at work for two days.
  await time.pass('25 minutes')
  await aLeadAt(db, 'NEW_LEAD')
  await time.pass('72 hours')
  await written(db, time)
  const { rows } = await db.query(metrics)
  expect(rows.map(({ day, new_leads, total_leads }) => [day, new_leads, total_leads])).toEqual([
    ['2026-07-01', 3, 2],
    ['2026-07-02', 0, null],
    ['2026-07-03', 0, null],
    ['2026-07-04', 0, 3],
  ])
})

story(
  'rates are those of leads that are old enough, by what they have ever reached',
  async ({ database: { db, pool } }) => {
    const time = await clockwork(pool, { startAt: '2026-03-02T10:00:00Z' })
    await db.query(`update pipeline.settings set archive_dead_after = '1000 days'`)
    for (const stage of ['COMPLETED', 'OFFER_ACCEPTED', 'RETRY_1', 'AI_CONVERSATION'] as const)
      await aLeadAt(db, stage)
    const { rows: dead } = await db.query(
      `select id from pipeline.vendor_leads where pipeline_stage in ('RETRY_1', 'AI_CONVERSATION')`,
    )
    for (const { id } of dead)
      await db.query(`select pipeline.override_stage($1, 'DEAD_LEAD', 'lost touch')`, [id])
    await time.pass('1500 hours')
    await aLeadAt(db, 'AI_CONVERSATION')
    await written(db, time)
    const { rows } = await db.query(metrics)
    expect(rows.at(-1)).toMatchObject({
      total_leads: 5,
      rates: {
        conversation: 1,
        validation: 0.75,
        offer: 1,
        acceptance: expect.closeTo(2 / 3),
        completion: 0.5,
        overall: 0.25,
      },
    })
  },
)
