import { expect } from 'vitest'
import { eagerAgents } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { story } from '../../support/databases/database.ts'
import { aLead, aLeadAt, facts, only, pathOf, stageOf } from '../../support/leads.ts'
import { lastChange, undo } from '../../support/undo.ts'

const start = '2026-03-02T10:00:00Z'

story(
  'an agent that answers after the move that called it was taken back is too late',
  async ({ database: { pool, db } }) => {
    let thinks = 0
    const lead = await aLeadAt(db, 'NEW_LEAD')
    const time = await clockwork(pool, {
      startAt: start,
      agents: {
        ...eagerAgents,
        sms_agent: async () => {
          thinks += 1
          if (thinks === 1) await undo(db, await lastChange(db, lead))
          return { outcome: 'reply', message: { purpose: 'first_words', body: `Thought ${thinks}` } }
        },
      },
    })
    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'wrong row')`, [lead])
    await db.query(`select pipeline.override_stage($1, 'AI_CONVERSATION', 'still for sale', true)`, [lead])
    await time.settle()

    expect(thinks).toBe(1)
    expect(await stageOf(db, lead)).toBe('DEAD_LEAD')
    const texts = await db.query(
      'select from pipeline.lead_messages where vendor_lead_id = $1 and sent_at is not null',
      [lead],
    )
    expect(texts.rows).toEqual([])
    const open = await db.query(
      `select from pipeline.agent_runs where vendor_lead_id = $1 and status in ('queued', 'running')`,
      [lead],
    )
    expect(open.rows).toEqual([])
  },
)

story(
  'an undo of a move that a release of the rules has overtaken waits by the new rules',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
    const lead = await aLeadAt(db, 'RETRY_1')
    await time.settle()
    await db.query(`select pipeline.request_transition($1, 'RETRY_2', 'wrong row')`, [lead])
    const move = await lastChange(db, lead)
    await db.query(
      `update pipeline.stage_timers set after = '70 hours' where stage = 'RETRY_1' and name = 'timeout'`,
    )
    await undo(db, move)
    const { rows } = await db.query<{ waits: boolean }>(
      `select due_at > pipeline.now() + interval '60 hours' as waits from pipeline.lead_timers where vendor_lead_id = $1`,
      [lead],
    )
    expect(rows).toEqual([{ waits: true }])
    await time.pass('60 days')
    expect((await pathOf(db, lead)).slice(-4)).toEqual(['RETRY_1', 'RETRY_2', 'RETRY_3', 'DEAD_LEAD'])
  },
)

story('leads that were copied in stay, and an edit of one goes back', async ({ database: { db } }) => {
  await db.query(
    `copy pipeline.vendor_leads (vendor_phone, vendor_name) from program 'printf "07700 900123\\tJo\\n07700 900124\\tAl\\n"'`,
  )
  const { rows } = await db.query<{ id: string }>(
    'select id from pipeline.vendor_leads order by vendor_phone',
  )
  expect(rows).toHaveLength(2)
  const [first] = rows
  if (first === undefined) throw new Error('nothing was copied')
  await expect(undo(db, await lastChange(db, first.id))).rejects.toMatchObject({ code: 'VL017' })

  await db.query(`update pipeline.vendor_leads set vendor_name = 'Bo'`)
  await undo(db, await lastChange(db, first.id))
  const names = await db.query('select vendor_name from pipeline.vendor_leads order by vendor_phone')
  expect(names.rows).toEqual([{ vendor_name: 'Jo' }, { vendor_name: 'Bo' }])
})

story(
  'a merge by which unanswered texts changed hands says why it stays',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start })
    const keep = await aLeadAt(db, 'OFFER_REJECTED')
    const drop = await aLead(db, { ...facts, property_postcode: 'BS7 8QA' })
    await db.query(
      `select pipeline.record_inbound_message(vendor_phone, 'hello?', 'SM1') from pipeline.vendor_leads where id = $1`,
      [drop],
    )
    await db.query(`select pipeline.merge_leads($1, $2, 'same')`, [keep, drop])
    const { rows } = await db.query<{ because: string[] }>(
      `select array(select jsonb_array_elements(pipeline.explain_undo($1) -> 'obstacles') ->> 'because') as because`,
      [await lastChange(db, drop)],
    )
    expect(only(rows).because).toContain('unanswered texts of the vendor came along with the merge, and stay')
    await time.settle()
  },
)
