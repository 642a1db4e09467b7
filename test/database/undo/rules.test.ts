import { expect } from 'vitest'
import { inTransaction } from '../../support/databases/database.ts'
import { only } from '../../support/leads.ts'
import { undo } from '../../support/undo.ts'

inTransaction('a rule that was changed or deleted comes back, for an admin', async ({ db }) => {
  const timers = async () => (await db.query('select * from pipeline.stage_timers order by stage, name')).rows
  const before = await timers()
  await db.query(
    `update pipeline.stage_timers set after = '99 hours' where stage = 'RETRY_1' and name = 'timeout'`,
  )
  await db.query(`delete from pipeline.stage_timers where stage = 'AI_CONVERSATION' and name = 'follow_up_2'`)
  const { rows } = await db.query<{ id: string }>(
    `select id from pipeline.audit_log where table_name = 'stage_timers' and transaction_id = pipeline_private.transaction_no() order by id`,
  )
  await db.query('savepoint before')
  await db.query('set local role pipeline_operator')
  await expect(undo(db, rows[0]?.id as string)).rejects.toMatchObject({ code: 'VL004' })
  await db.query('rollback to before')

  for (const { id } of rows) await undo(db, id)
  expect(await timers()).toEqual(before)
})

inTransaction('what a release of the rules wrote is not taken back by hand', async ({ db }) => {
  const { rows } = await db.query<{ id: string }>(
    `select distinct on (table_name) id from pipeline.audit_log where vendor_lead_id is null and table_name in ('settings', 'stages')`,
  )
  expect(rows).toHaveLength(2)
  for (const { id } of rows) {
    await db.query('savepoint before')
    await expect(undo(db, id)).rejects.toMatchObject({ code: 'VL017' })
    await db.query('rollback to before')
  }
})

inTransaction('settings are put back, and that too', async ({ db }) => {
  const rounds = async () =>
    only((await db.query('select max_offer_rounds from pipeline.settings')).rows).max_offer_rounds
  const last = async () =>
    only((await db.query(`select max(id) as id from pipeline.audit_log where table_name = 'settings'`)).rows)
      .id
  const before = await rounds()
  await db.query('update pipeline.settings set max_offer_rounds = max_offer_rounds + 4')
  for (const expected of [before, before + 4, before]) {
    await undo(db, await last())
    expect(await rounds()).toBe(expected)
  }
})
