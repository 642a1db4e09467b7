import { expect } from 'vitest'
import { eagerAgents } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, vendorSays } from '../../support/conversation.ts'
import { story } from '../../support/databases/database.ts'
import { asRole } from '../../support/databases/roles.ts'
import { aLead, aLeadAt, only, stageOf } from '../../support/leads.ts'
import { faults, lastChange, undo } from '../../support/undo.ts'

const merge = `select pipeline.merge_leads($1, $2, 'same house')`
const undoing = `select pipeline.undo_manual_change($1, 'by mistake')`

story(
  'a merge is taken back for both leads, whichever of them is named, also by the operator who made it',
  async ({ database: { pool: db } }) => {
    const time = await clockwork(db, { startAt: '2026-03-02 09:00Z', agents: eagerAgents })
    const both = async () =>
      (
        await db.query(
          `select leads.pipeline_stage, leads.vendor_email, leads.merged_into, leads.held_at is not null as held, offers.status as offer
           from pipeline.vendor_leads as leads left join pipeline.offers as offers on offers.vendor_lead_id = leads.id
           order by leads.id`,
        )
      ).rows
    const keep = await aLead(db, { vendor_name: 'Jo Smith' })
    const drop = await leadWithAnOffer(db, time)
    await db.query(`update pipeline.vendor_leads set vendor_email = 'jo@example.com' where id = $1`, [drop])
    await db.query(`select pipeline.hold_lead($1, 'in hospital')`, [drop])
    for (const words of ['Shall I ring you?', 'At six?']) {
      await db.query('select pipeline.save_draft($1, $2)', [words === 'At six?' ? drop : keep, words])
    }
    await db.query(
      `with author as (select set_config('application_name', 'Kim', true))
       select pipeline.save_draft($1, 'Kim here') from author where set_config is not null`,
      [drop],
    )
    const drafts = async () =>
      (
        await db.query(
          `select vendor_lead_id as lead, body from pipeline.drafts where state = 'open' order by body`,
        )
      ).rows
    const before = await both()
    const draftsBefore = await drafts()

    for (const named of [keep, drop]) {
      await asRole(db, 'pipeline_operator', merge, [keep, drop])
      expect(await both()).toMatchObject([
        { vendor_email: 'jo@example.com', held: true },
        { pipeline_stage: 'DEAD_LEAD', merged_into: keep, offer: 'lapsed' },
      ])
      expect(await drafts()).toEqual([
        { lead: keep, body: 'Kim here' },
        { lead: keep, body: 'Shall I ring you?\nAt six?' },
      ])
      await asRole(db, 'pipeline_operator', undoing, [await lastChange(db, named)])
      expect(await both()).toEqual(before)
      expect(await drafts()).toEqual(draftsBefore)
    }
    expect(await faults(db)).toEqual([])
  },
)

story(
  'a merge by which words or an opt-out came along is not taken back by halves',
  async ({ database: { pool: db } }) => {
    const keep = await aLeadAt(db, 'AI_CONVERSATION')
    const writes = await aLeadAt(db, 'AI_CONVERSATION')
    await vendorSays(db, writes, 'What about the roof?')
    await db.query(merge, [keep, writes])
    const refused = { code: 'VL016', message: expect.stringContaining('came along with the merge') }
    for (const named of [keep, writes]) {
      const entry = await lastChange(db, named)
      await expect(undo(db, entry)).rejects.toMatchObject(refused)
      await expect(db.query(`select pipeline.undo_transaction($1, 'x')`, [entry])).rejects.toMatchObject(
        refused,
      )
    }

    const optedOut = await aLeadAt(db, 'RETRY_1')
    await vendorSays(db, optedOut, 'STOP')
    await db.query(merge, [keep, optedOut])
    await expect(undo(db, await lastChange(db, keep))).rejects.toMatchObject({
      code: 'VL016',
      message: expect.stringContaining('allow_again()'),
    })
  },
)

story('an undo merges nothing', async ({ database: { pool: db } }) => {
  const keep = await aLeadAt(db, 'AI_CONVERSATION')
  const drop = await aLeadAt(db, 'RETRY_1')
  await db.query(merge, [keep, drop])
  await undo(db, await lastChange(db, drop))
  await expect(undo(db, await lastChange(db, drop))).rejects.toMatchObject({
    code: 'VL016',
    message: expect.stringContaining('merge_leads()'),
  })
  expect(await stageOf(db, drop)).toBe('RETRY_1')
})

story(
  'what was done to a lead before it was merged waits for the merge',
  async ({ database: { pool: db } }) => {
    const keep = await aLeadAt(db, 'AI_CONVERSATION')
    const drop = await aLeadAt(db, 'RETRY_1')
    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'wrong row')`, [drop])
    const killed = await lastChange(db, drop)
    await db.query(merge, [keep, drop])
    await expect(undo(db, killed)).rejects.toMatchObject({
      code: 'VL016',
      message: expect.stringContaining('take the merge back first'),
    })
    await undo(db, await lastChange(db, drop))
    await undo(db, killed)
    expect(await stageOf(db, drop)).toBe('RETRY_1')
  },
)

story('a merged lead that somebody brings back stands by itself', async ({ database: { pool: db } }) => {
  const keep = await aLeadAt(db, 'AI_CONVERSATION')
  const drop = await aLeadAt(db, 'RETRY_1')
  await db.query(merge, [keep, drop])
  await db.query(`select pipeline.request_transition($1, 'RETRY_1', 'two houses after all')`, [drop])
  const { rows } = await db.query(
    'select pipeline_stage, merged_into from pipeline.vendor_leads where id = $1',
    [drop],
  )
  expect(only(rows)).toEqual({ pipeline_stage: 'RETRY_1', merged_into: null })
  expect(await faults(db)).toEqual([])
})
