import { expect } from 'vitest'
import { crontabOf } from '../../../src/worker/crontab.ts'
import { inTransaction } from '../../support/database.ts'

inTransaction('what a worker does by its clock may be asked for now, on record', async ({ db }) => {
  const { rows } = await db.query<{ schedule: string }>(
    'select schedule from pipeline_private.schedules() order by 1',
  )
  const tasks = new Set(crontabOf({ givesSignsOfLife: true }).map(({ task }) => task))
  expect(rows.map(({ schedule }) => schedule)).toEqual([...tasks].sort())

  await db.query(`select pipeline.run_schedule_now('reconcile', 'after a restore')`)
  const jobs = await db.query(`select from graphile_worker.jobs where task_identifier = 'reconcile'`)
  expect(jobs.rowCount).toBe(1)
  const events = await db.query(
    `select metadata, reason from pipeline.pipeline_events where event_type = 'schedule_started'`,
  )
  expect(events.rows).toEqual([{ metadata: { schedule: 'reconcile' }, reason: 'after a restore' }])
  await expect(db.query(`select pipeline.run_schedule_now('drop_everything', 'x')`)).rejects.toMatchObject({
    code: 'VL010',
  })
})
