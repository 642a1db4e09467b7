import { expect } from 'vitest'
import { story } from '../../support/databases/database.ts'
import { aLeadAt, only } from '../../support/leads.ts'
import { lastChange, undo } from '../../support/undo.ts'

story('a hold by mistake ends, and an ended one is back', async ({ database: { pool: db } }) => {
  const lead = await aLeadAt(db, 'OFFER_MADE')
  await db.query(`select pipeline.hold_lead($1, 'in hospital')`, [lead])
  const held = async () =>
    only((await db.query('select hold_reason from pipeline.vendor_leads where id = $1', [lead])).rows)
      .hold_reason
  await undo(db, await lastChange(db, lead))
  expect(await held()).toBeNull()
  await undo(db, await lastChange(db, lead))
  expect(await held()).toBe('in hospital')
  const { rows } = await db.query(
    'select due_at is null as frozen from pipeline.lead_timers where vendor_lead_id = $1',
    [lead],
  )
  expect(rows).toEqual([{ frozen: true }])
})

story(
  'a hold that ended is not brought back to a lead that has died since',
  async ({ database: { pool: db } }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE')
    await db.query(`select pipeline.hold_lead($1, 'in hospital')`, [lead])
    await db.query('select pipeline.release_lead($1)', [lead])
    const released = await lastChange(db, lead)
    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'sold')`, [lead])
    await expect(undo(db, released)).rejects.toMatchObject({
      code: 'VL016',
      detail: expect.stringContaining('"pipeline_stage": "DEAD_LEAD"'),
    })
  },
)
