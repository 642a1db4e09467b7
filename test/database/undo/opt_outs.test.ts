import { expect } from 'vitest'
import { vendorSays } from '../../support/conversation.ts'
import { story } from '../../support/databases/database.ts'
import { aLeadAt, stageOf } from '../../support/leads.ts'
import { lastChange, undo } from '../../support/undo.ts'

const namesTheFunction = { code: 'VL016', message: expect.stringContaining('allow_again()') }

story('an undo neither lifts an opt-out nor puts one back', async ({ database: { pool: db } }) => {
  const lead = await aLeadAt(db, 'RETRY_1')
  const inAll = async (does: string) => {
    await db.query(
      `select pipeline.${does}(vendor_phone, 'said so on the phone') from pipeline.vendor_leads where id = $1`,
      [lead],
    )
    return lastChange(db, lead)
  }
  const listed = async () => (await db.query('select from pipeline.message_suppressions')).rows.length

  await expect(undo(db, await inAll('mark_opted_out'))).rejects.toMatchObject(namesTheFunction)
  const { rows } = await db.query(
    `select id from pipeline.audit_log where table_name = 'message_suppressions'`,
  )
  await expect(undo(db, rows[0].id)).rejects.toMatchObject({ code: 'VL017' })
  expect(await listed()).toBe(1)

  await expect(undo(db, await inAll('allow_again'))).rejects.toMatchObject(namesTheFunction)
  expect(await listed()).toBe(0)
  await db.query(`select pipeline.request_transition($1, 'RETRY_1', 'another number had opted out')`, [lead])
  expect(await stageOf(db, lead)).toBe('RETRY_1')
})

story('a lead whose vendor opted out since is not brought back', async ({ database: { pool: db } }) => {
  const [stopped, other] = [await aLeadAt(db, 'RETRY_1'), await aLeadAt(db, 'RETRY_1')]
  await db.query(`update pipeline.vendor_leads set pipeline_stage = 'DEAD_LEAD', dead_reason = 'wrong list'`)
  const entry = await lastChange(db, other)
  await vendorSays(db, stopped, 'STOP')
  await expect(db.query(`select pipeline.undo_transaction($1, 'wrong list')`, [entry])).rejects.toMatchObject(
    {
      code: 'VL016',
      message: expect.stringMatching(new RegExp(`${stopped}: the vendor opted out since`)),
    },
  )
  await undo(db, entry)
  expect(await stageOf(db, other)).toBe('RETRY_1')
})

story('a number that has been listed since is not given back', async ({ database: { pool: db } }) => {
  const lead = await aLeadAt(db, 'AI_CONVERSATION', { vendor_phone: '+447700900801' })
  await db.query(`select pipeline.edit_lead($1, vendor_phone => '+447700900802')`, [lead])
  const edited = await lastChange(db, lead)
  await db.query(`select pipeline.mark_opted_out('+447700900801', 'rang')`)
  await expect(undo(db, edited)).rejects.toMatchObject({
    code: 'VL016',
    message: expect.not.stringContaining('447700900801'),
  })
})
