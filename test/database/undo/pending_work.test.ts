import { expect } from 'vitest'
import { story } from '../../support/databases/database.ts'
import { aLead, aLeadAt, pathOf } from '../../support/leads.ts'
import { lastChange, undo } from '../../support/undo.ts'

story('what the move had cancelled starts again', async ({ database: { pool: db } }) => {
  await db.query(`select pipeline_private.start_simulation_clock('2026-03-02 22:00Z', 0)`)
  const lead = await aLead(db)
  const queued = async () => ({
    runs: (
      await db.query(
        `select agent, stage_visit from pipeline.agent_runs where vendor_lead_id = $1 and status = 'queued'`,
        [lead],
      )
    ).rows,
    jobs: (await db.query(`select from graphile_worker.jobs where task_identifier = 'run_agent'`)).rows
      .length,
  })
  await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'wrong row')`, [lead])
  const before = await queued()
  expect(before.runs).toEqual([])

  expect(await undo(db, await lastChange(db, lead))).toMatchObject({ restarts: 1 })
  const after = await queued()
  expect(after.runs).toEqual([{ agent: 'sms_agent', stage_visit: 3 }])
  expect(after.jobs).toBe(before.jobs + 1)
  expect(await pathOf(db, lead)).toEqual(['NEW_LEAD', 'DEAD_LEAD', 'NEW_LEAD'])
})

story('a text that waited for the morning waits again', async ({ database: { pool: db } }) => {
  await db.query(`select pipeline_private.start_simulation_clock('2026-03-02 23:00Z', 0)`)
  const lead = await aLeadAt(db, 'RETRY_1')
  await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'wrong row')`, [lead])
  expect(await undo(db, await lastChange(db, lead))).toMatchObject({ requeues: 1, textsSentSince: 0 })
  const { rows } = await db.query(
    `select purpose, not_before from pipeline.lead_messages where vendor_lead_id = $1 and status = 'queued'`,
    [lead],
  )
  expect(rows).toEqual([{ purpose: 'RETRY_1', not_before: new Date('2026-03-03T08:00Z') }])
})

story(
  'a run that a newer text had replaced is not started again beside its successor',
  async ({ database: { pool: db } }) => {
    await db.query(`select pipeline_private.start_simulation_clock('2026-03-02 09:00Z', 0)`)
    const lead = await aLeadAt(db, 'AI_CONVERSATION')
    for (const id of ['SM1', 'SM2'])
      await db.query(
        'select pipeline.record_inbound_message(vendor_phone, $2, $2::text) from pipeline.vendor_leads where id = $1',
        [lead, id],
      )
    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'wrong row')`, [lead])
    expect(await undo(db, await lastChange(db, lead))).toMatchObject({ restarts: 1 })
  },
)
