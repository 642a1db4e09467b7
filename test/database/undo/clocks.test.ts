import { expect } from 'vitest'
import { eagerAgents } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { aLeadAt, only, stageOf } from '../../support/leads.ts'
import { faults, lastChange, undo } from '../../support/undo.ts'
import { storyOfWaits as story } from '../../support/waits.ts'

story(
  'a lead killed by mistake is back where it was, its clock where it stood',
  async ({ database: { pool: db } }) => {
    const at = (moment: string) => db.query('select pipeline_private.advance_clock($1)', [moment])
    await db.query(`select pipeline_private.start_simulation_clock('2026-03-02 09:00Z', 0)`)
    const lead = await aLeadAt(db, 'RETRY_1')
    await db.query(
      `insert into pipeline.offers (vendor_lead_id, round, amount, ceiling, status, sent_at) values ($1, 1, 150000, 160000, 'sent', pipeline.now())`,
      [lead],
    )
    await at('2026-03-03 09:00Z')
    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'wrong row')`, [lead])
    await at('2026-03-10 09:00Z')

    const entry = await lastChange(db, lead)
    const { rows } = await db.query('select pipeline.explain_undo($1) as plan', [entry])
    expect(only(rows).plan).toMatchObject({
      move: { from: 'DEAD_LEAD', to: 'RETRY_1' },
      hold: null,
      rows: [{ table: 'offers', does: 'restore', to: { status: 'sent', closed_at: null } }],
      obstacles: [],
      textsSentSince: 0,
    })
    expect(await stageOf(db, lead)).toBe('DEAD_LEAD')

    await undo(db, entry)
    const now = await db.query(
      `select leads.pipeline_stage, leads.dead_reason, leads.retry_count, leads.turn, timers.name as timer, timers.due_at, leads.next_retry_at, offers.status
     from pipeline.vendor_leads as leads
     join pipeline.lead_timers as timers on timers.vendor_lead_id = leads.id
     join pipeline.offers as offers on offers.vendor_lead_id = leads.id where leads.id = $1`,
      [lead],
    )
    const due = new Date('2026-03-11T09:00Z')
    expect(now.rows).toEqual([
      {
        pipeline_stage: 'RETRY_1',
        dead_reason: null,
        retry_count: 1,
        turn: 'vendor',
        timer: 'timeout',
        due_at: due,
        next_retry_at: due,
        status: 'sent',
      },
    ])
    const event = await db.query(
      `select reason, actor_kind, metadata -> 'move' as move from pipeline.pipeline_events where event_type = 'manual_change_undone'`,
    )
    expect(event.rows).toEqual([
      { reason: 'by mistake', actor_kind: 'sql', move: { from: 'DEAD_LEAD', to: 'RETRY_1' } },
    ])
    expect(await faults(db)).toEqual([])
  },
)

story('reminders that went out are not sent again', async ({ database: { pool: db } }) => {
  await db.query(`select pipeline_private.start_simulation_clock('2026-03-02 09:00Z', 0)`)
  const lead = await aLeadAt(db, 'AI_CONVERSATION')
  await db.query(`select pipeline_private.give_turn($1, 'vendor', pipeline.now())`, [lead])
  await db.query(`select pipeline_private.advance_clock('2026-03-03 09:00Z')`)
  await db.query('select pipeline_private.fire_timer($1)', [lead])
  await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'wrong row')`, [lead])
  await undo(db, await lastChange(db, lead))
  const { rows } = await db.query('select name, due_at from pipeline.lead_timers where vendor_lead_id = $1', [
    lead,
  ])
  expect(rows).toEqual([{ name: 'follow_up_2', due_at: new Date('2026-03-04T09:00Z') }])
})

story(
  'a lead that went on hold meanwhile comes back with its timer frozen',
  async ({ database: { pool: db } }) => {
    await db.query(`select pipeline_private.start_simulation_clock('2026-03-02 09:00Z', 0)`)
    const lead = await aLeadAt(db, 'AI_CONVERSATION')
    await db.query(`select pipeline_private.give_turn($1, 'vendor', pipeline.now())`, [lead])
    await db.query(`select pipeline_private.advance_clock('2026-03-03 09:00Z')`)
    await db.query('select pipeline_private.fire_timer($1)', [lead])
    await db.query(`select pipeline.override_stage($1, 'RETRY_1', 'wrong row')`, [lead])
    const entry = await lastChange(db, lead)
    await db.query(`select pipeline.hold_lead($1, 'wait')`, [lead])
    await undo(db, entry)
    const { rows } = await db.query(
      'select stage, name, due_at, remaining is not null as frozen from pipeline.lead_timers where vendor_lead_id = $1',
      [lead],
    )
    expect(rows).toEqual([{ stage: 'AI_CONVERSATION', name: 'follow_up_2', due_at: null, frozen: true }])
  },
)

story(
  'a lead that is killed and brought back twice gets no reminder twice',
  async ({ database: { pool: db } }) => {
    const time = await clockwork(db, {
      startAt: '2026-03-02 09:00Z',
      agents: { sms_agent: async () => ({ outcome: 'reply' }) },
    })
    const lead = await aLeadAt(db, 'AI_CONVERSATION')
    await db.query(`select pipeline_private.give_turn($1, 'vendor', pipeline.now())`, [lead])
    await time.pass('25 hours')
    for (let times = 0; times < 2; times += 1) {
      await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'wrong row')`, [lead])
      await time.pass('1 hour')
      await undo(db, await lastChange(db, lead))
      await time.pass('1 hour')
    }
    await time.pass('3 days')
    const { rows } = await db.query(
      `select template, count(*)::integer as sent from pipeline.lead_messages
     where vendor_lead_id = $1 and sent_at is not null and template is not null group by 1 order by 1`,
      [lead],
    )
    expect(rows).toEqual([
      { template: 'conversation_follow_up_1', sent: 1 },
      { template: 'conversation_follow_up_2', sent: 1 },
    ])
  },
)

story('a timer that a person had moved stays moved', async ({ database: { pool: db } }) => {
  await clockwork(db, { startAt: '2026-03-02 09:00Z', agents: eagerAgents })
  const lead = await aLeadAt(db, 'RETRY_1')
  await db.query(`select pipeline.move_timer($1, '2026-03-20 12:00Z', 'back from holidays then')`, [lead])
  await db.query(`select pipeline.override_stage($1, 'OFFER_REJECTED', 'wrong row')`, [lead])
  await undo(db, await lastChange(db, lead))
  const { rows } = await db.query(
    'select due_at, moved_at is not null as moved from pipeline.lead_timers where vendor_lead_id = $1',
    [lead],
  )
  expect(rows).toEqual([{ due_at: new Date('2026-03-20T12:00Z'), moved: true }])
})
