import { describe, expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { clockwork } from '../../support/clockwork.ts'
import { vendorSays } from '../../support/conversation.ts'
import { onceWaitedFor } from '../../support/databases/locks.ts'
import { aLead, aLeadAt, facts, only, stageOf } from '../../support/leads.ts'
import { inTransactionOfWaits as inTransaction, storyOfWaits as story } from '../../support/waits.ts'

const start = '2026-03-02T10:00:00Z'

async function hoursLeft(db: Db, lead: string): Promise<number | null> {
  const { rows } = await db.query<{ hours: string | null }>(
    'select extract(epoch from due_at - pipeline.now()) / 3600 as hours from pipeline.lead_timers where vendor_lead_id = $1',
    [lead],
  )
  const { hours } = only(rows)
  return hours === null ? null : Number(hours)
}

story('a hold freezes what is left of the timer and gives it back', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, { startAt: start })
  const lead = await aLeadAt(db, 'VIDEO_SENT')
  await time.pass('20 hours')
  await db.query(`select pipeline.hold_lead($1, 'vendor is in hospital')`, [lead])
  expect(await hoursLeft(db, lead)).toBeNull()

  await time.pass('10 days')
  expect(await stageOf(db, lead)).toBe('VIDEO_SENT')
  await db.query('select pipeline.release_lead($1)', [lead])
  expect(await hoursLeft(db, lead)).toBe(28)
  await time.pass('28 hours')
  expect(await stageOf(db, lead)).toBe('RETRY_1')
  const told = await db.query(
    `select event_type, reason from pipeline.pipeline_events where event_type like 'lead_%' order by id`,
  )
  expect(told.rows).toEqual([
    { event_type: 'lead_held', reason: 'vendor is in hospital' },
    { event_type: 'lead_released', reason: null },
  ])
})

story(
  'while a lead is held no text leaves and no agent starts; both go on at its release',
  async ({ database: { pool, db } }) => {
    let calls = 0
    const time = await clockwork(pool, {
      startAt: start,
      agents: {
        sms_agent: async () => {
          calls += 1
          return { outcome: 'advance', message: { purpose: 'initial_contact', body: 'Hello' } }
        },
      },
    })
    const lead = await aLead(db)
    const texted = await aLeadAt(db, 'RETRY_1')
    for (const id of [lead, texted]) await db.query(`select pipeline.hold_lead($1, 'wait')`, [id])
    await time.pass('1 day')
    expect(calls).toBe(0)
    const unsent = await db.query(
      `select status from pipeline.lead_messages where vendor_lead_id = $1 and purpose = 'RETRY_1'`,
      [texted],
    )
    expect(unsent.rows).toEqual([{ status: 'queued' }])

    for (const id of [lead, texted]) await db.query(`select pipeline.release_lead($1)`, [id])
    await time.settle()
    expect(calls).toBe(1)
    expect(await stageOf(db, lead)).toBe('AI_CONVERSATION')
    const sent = await db.query(
      `select status from pipeline.lead_messages where vendor_lead_id = $1 and purpose = 'RETRY_1'`,
      [texted],
    )
    expect(sent.rows).toEqual([{ status: 'sent' }])
  },
)

story(
  'however often the turn passes and the lead is held, one job is left that looks at its clock',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, {
      startAt: start,
      agents: {
        sms_agent: async () => ({
          outcome: 'reply',
          message: { purpose: 'answer', body: 'And how old is it?' },
        }),
      },
    })
    const lead = await aLeadAt(db, 'AI_CONVERSATION')
    for (let times = 0; times < 4; times += 1) {
      await vendorSays(db, lead, `The roof has ${times + 2} holes`, time)
      await time.pass('5 hours')
      await db.query(`select pipeline.hold_lead($1, 'a viewing')`, [lead])
      await time.pass('1 hour')
      await db.query('select pipeline.release_lead($1)', [lead])
    }
    await time.pass('30 hours')
    const waiting = await db.query(
      `select timers.name, jobs.run_at = pipeline_private.real_time(timers.due_at) as comes_when_due
       from pipeline.lead_timers as timers
       join graphile_worker.jobs as jobs on jobs.task_identifier = 'lead_timer'`,
    )
    expect(waiting.rows).toEqual([{ name: 'follow_up_2', comes_when_due: true }])
  },
)

inTransaction('automation cannot move a held lead, a person can', async ({ db }) => {
  const lead = await aLeadAt(db, 'RETRY_1')
  await db.query(`select pipeline.hold_lead($1, 'wait')`, [lead])
  await db.query('savepoint before_move')
  await db.query(`select set_config('pipeline.actor_kind', 'worker', true)`)
  await expect(
    db.query(`update pipeline.vendor_leads set pipeline_stage = 'RETRY_2' where id = $1`, [lead]),
  ).rejects.toMatchObject({ code: 'VL011' })
  await db.query('rollback to savepoint before_move')

  await db.query(`update pipeline.vendor_leads set pipeline_stage = 'RETRY_2' where id = $1`, [lead])
  expect(await hoursLeft(db, lead)).toBeNull()
})

inTransaction('a timer moved by a person has its new time, who and why', async ({ db }) => {
  const lead = await aLeadAt(db, 'RETRY_1')
  await db.query(
    `select pipeline.move_timer($1, pipeline.now() + interval '5 hours', 'asked for a call tonight')`,
    [lead],
  )
  expect(await hoursLeft(db, lead)).toBe(5)
  const shown = await db.query(
    "select next_retry_at = pipeline.now() + interval '5 hours' as follows from pipeline.vendor_leads where id = $1",
    [lead],
  )
  expect(shown.rows).toEqual([{ follows: true }])
  const events = await db.query(
    `select reason, actor_kind from pipeline.pipeline_events where event_type = 'timer_moved'`,
  )
  expect(events.rows).toEqual([{ reason: 'asked for a call tonight', actor_kind: 'sql' }])
})

story(
  'a later release of the rules re-times leads in flight, but not those a person has timed',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start })
    const lead = await aLeadAt(db, 'RETRY_1')
    const moved = await aLeadAt(db, 'RETRY_1')
    const held = await aLeadAt(db, 'RETRY_1')
    await db.query(`select pipeline.move_timer($1, pipeline.now() + interval '5 hours', 'as agreed')`, [
      moved,
    ])
    await time.pass('1 hour')
    await db.query(`select pipeline.hold_lead($1, 'wait')`, [held])
    await db.query(
      `update pipeline.stage_timers set after = '24 hours' where stage = 'RETRY_1' and name = 'timeout'`,
    )

    expect(await hoursLeft(db, lead)).toBe(23)
    expect(await hoursLeft(db, moved)).toBe(4)
    const retry = await db.query(
      `select next_retry_at = stage_entered_at + interval '24 hours' as follows from pipeline.vendor_leads where id = $1`,
      [lead],
    )
    expect(retry.rows).toEqual([{ follows: true }])
    await db.query('select pipeline.release_lead($1)', [held])
    expect(await hoursLeft(db, held)).toBe(23)
  },
)

story(
  'a reply and the timer at the same moment: whoever has the lead first decides',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start })
    const replied = await aLeadAt(db, 'RETRY_1')
    const reply = await pool.connect()
    await db.query(`select pipeline_private.advance_clock(pipeline.now() + interval '48 hours')`)

    await reply.query('begin')
    await reply.query(
      `select pipeline.record_inbound_message(vendor_phone, 'hold on', 'SM1') from pipeline.vendor_leads where id = $1`,
      [replied],
    )
    const committed = onceWaitedFor(reply, 'commit')
    const timer = await pool.query<{ did: string }>('select pipeline_private.fire_timer($1) as did', [
      replied,
    ])
    await committed
    reply.release()

    expect(only(timer.rows).did).toBe('not due')
    expect(await stageOf(db, replied)).toBe('RETRY_1')
    await time.now()
  },
)

story(
  'a timer that came first is final, and the reply meets the next stage',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start })
    const lead = await aLeadAt(db, 'RETRY_1')
    await time.settle()
    await db.query(`select pipeline_private.advance_clock(pipeline.now() + interval '48 hours')`)
    const timer = await pool.connect()
    await timer.query('begin')
    await timer.query('select pipeline_private.fire_timer($1)', [lead])
    const fired = onceWaitedFor(timer, 'commit')
    await db.query(
      `select pipeline.record_inbound_message((select vendor_phone from pipeline.vendor_leads where id = $1), 'hi', 'SM1')`,
      [lead],
    )
    await fired
    timer.release()

    const { rows } = await db.query('select pipeline_stage, turn from pipeline.vendor_leads where id = $1', [
      lead,
    ])
    expect(rows).toEqual([{ pipeline_stage: 'RETRY_2', turn: 'us' }])
    const reminder = await db.query(`select status from pipeline.lead_messages where purpose = 'RETRY_2'`)
    expect(reminder.rows).toEqual([{ status: 'cancelled' }])
  },
)

story('a timer that fires twice acts once', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, { startAt: start })
  const lead = await aLeadAt(db, 'RETRY_1')
  await time.settle()
  await db.query(`select pipeline_private.advance_clock(pipeline.now() + interval '48 hours')`)
  const fire = (by: Db) => by.query<{ did: string }>('select pipeline_private.fire_timer($1) as did', [lead])
  const first = await pool.connect()
  await first.query('begin')
  expect(only((await fire(first)).rows).did).toBe('move')
  const [, ...others] = await Promise.all([onceWaitedFor(first, 'commit'), fire(db), fire(db)])
  first.release()
  expect(others.map(({ rows }) => only(rows).did)).toEqual(['not due', 'not due'])
  expect(await stageOf(db, lead)).toBe('RETRY_2')
})

story('the limit of a person’s stage asks and warns, and never kills', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, { startAt: start })
  const lead = await aLeadAt(db, 'DUE_DILIGENCE')
  await time.pass('91 days')
  expect(await stageOf(db, lead)).toBe('DUE_DILIGENCE')
  const reviews = await db.query<{ id: string; reason: string }>(
    'select id, reason from pipeline.review_items',
  )
  expect(reviews.rows).toMatchObject([{ reason: 'Overdue at DUE_DILIGENCE' }])
  const alerts = await db.query('select type, severity from pipeline.alerts')
  expect(alerts.rows).toEqual([{ type: 'STAGE_OVERDUE', severity: 'MEDIUM' }])

  await db.query(`select pipeline.resolve_review_item($1, 'the searches are late')`, [only(reviews.rows).id])
  expect(await hoursLeft(db, lead)).toBe(90 * 24)
})

story(
  'texts wait for the window by the clock on the wall, on both days when it changes',
  async ({ database: { db } }) => {
    const cases = [
      ['2026-03-28T19:59:00Z', '2026-03-28T19:59:00Z'],
      ['2026-03-28T20:00:00Z', '2026-03-29T07:00:00Z'], // the clock goes forward: 08:00 is 07:00 UTC
      ['2026-03-29T01:30:00Z', '2026-03-29T07:00:00Z'],
      ['2026-03-29T18:59:59Z', '2026-03-29T18:59:59Z'],
      ['2026-03-29T19:00:00Z', '2026-03-30T07:00:00Z'],
      ['2026-10-24T19:00:00Z', '2026-10-25T08:00:00Z'], // the clock goes back: 08:00 is 08:00 UTC again
      ['2026-10-25T01:30:00Z', '2026-10-25T08:00:00Z'],
      ['2026-10-25T19:59:00Z', '2026-10-25T19:59:00Z'],
    ]
    for (const [wanted, expected] of cases) {
      const { rows } = await db.query<{ at: Date }>('select pipeline_private.next_send_time($1) as at', [
        wanted,
      ])
      expect([wanted, only(rows).at.toISOString()]).toEqual([wanted, new Date(expected ?? '').toISOString()])
    }

    await db.query(`update pipeline.settings set send_days = '{1,2,3,4,5}'`)
    const { rows } = await db.query<{ at: Date }>(
      `select pipeline_private.next_send_time('2026-03-06T20:30:00Z') as at`,
    )
    expect(only(rows).at.toISOString()).toBe('2026-03-09T08:00:00.000Z')
  },
)

story(
  'reminders that come due while no text may leave do not leave in one burst, and nobody is given up on before they could answer',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: '2026-03-06T10:00:00Z' }) // a Friday
    await db.query('update pipeline.settings set send_days = array[1, 2, 3, 4, 5]')
    const lead = await aLeadAt(db, 'AI_CONVERSATION')
    // Without any grace, none overtakes the one before it all the same.
    await db.query(`update pipeline.settings set reminder_grace = '0'`)
    await time.pass('66 hours')
    const waiting = await db.query(
      `select purpose from pipeline.lead_messages where vendor_lead_id = $1 and status = 'queued'`,
      [lead],
    )
    expect(waiting.rows).toHaveLength(1)

    await db.query(`update pipeline.settings set reminder_grace = '12 hours'`)
    await time.pass('3 days')
    const { rows } = await db.query<{ left_on: string; apart: boolean }>(
      `select to_char(sent_at at time zone 'Europe/London', 'Dy') as left_on,
         sent_at - lag(sent_at) over (order by sent_at) < interval '12 hours' as apart
       from pipeline.lead_messages where vendor_lead_id = $1 and timer is not null order by sent_at`,
      [lead],
    )
    expect(rows).toEqual([
      { left_on: 'Mon', apart: null },
      { left_on: 'Tue', apart: false },
    ])
  },
)

story(
  'a lead whose text waits for Monday is not sent the next one in its place, unless somebody wants it so',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: '2026-03-06T21:00:00Z' }) // a Friday
    await db.query('update pipeline.settings set send_days = array[1, 2, 3, 4, 5]')
    const lead = await aLeadAt(db, 'VIDEO_SENT')
    const hurried = await aLeadAt(db, 'VIDEO_SENT')
    await db.query(`select pipeline.move_timer($1, pipeline.now() + interval '1 hour', 'skip the video')`, [
      hurried,
    ])
    await time.pass('4 days')
    const texts = async (of: string) =>
      (
        await db.query(
          `select purpose, to_char(sent_at at time zone 'Europe/London', 'Dy HH24:MI') as left_at
           from pipeline.lead_messages where vendor_lead_id = $1 and sent_at is not null order by sent_at`,
          [of],
        )
      ).rows
    expect(await texts(lead)).toEqual([
      { purpose: 'VIDEO', left_at: 'Mon 08:00' },
      { purpose: 'RETRY_1', left_at: 'Tue 08:00' },
    ])
    expect((await texts(hurried))[0]).toEqual({ purpose: 'RETRY_1', left_at: 'Mon 08:00' })
  },
)

story('48 hours are 48 hours across the change of the clock', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, { startAt: '2026-03-28T10:00:00Z' })
  const lead = await aLeadAt(db, 'RETRY_1')
  await time.pass('47 hours 59 minutes')
  expect(await stageOf(db, lead)).toBe('RETRY_1')
  await time.pass('1 minute')
  expect(await stageOf(db, lead)).toBe('RETRY_2')
  const { rows } = await db.query<{ at: string }>(
    `select to_char(stage_entered_at at time zone 'Europe/London', 'DD HH24:MI') as at from pipeline.vendor_leads where id = $1`,
    [lead],
  )
  expect(only(rows).at).toBe('30 11:00')
})

describe('the rules', () => {
  inTransaction('cannot lose a stage at which leads stand', async ({ db }) => {
    await aLeadAt(db, 'RETRY_1')
    await db.query(`delete from pipeline.stage_outcomes where stage = 'RETRY_1' or to_stage = 'RETRY_1'`)
    await db.query(`delete from pipeline.stage_timers where stage = 'RETRY_1' or to_stage = 'RETRY_1'`)
    await db.query(
      `delete from pipeline.stage_transitions where from_stage = 'RETRY_1' or to_stage = 'RETRY_1'`,
    )
    await db.query(`delete from pipeline.stages where stage = 'RETRY_1'`)
    await expect(db.query('set constraints all immediate')).rejects.toMatchObject({ code: 'VL014' })
  })

  inTransaction('cannot leave a live stage without a clock', async ({ db }) => {
    await db.query(`delete from pipeline.stage_timers where stage = 'VIDEO_SENT' and name = 'timeout'`)
    await expect(db.query('set constraints all immediate')).rejects.toMatchObject({ code: 'VL014' })
  })

  inTransaction('give a stage that lost a step the next one at once', async ({ db }) => {
    const lead = await aLead(db, facts)
    await db.query(`update pipeline.vendor_leads set pipeline_stage = 'AI_CONVERSATION' where id = $1`, [
      lead,
    ])
    await db.query(
      `delete from pipeline.stage_timers where stage = 'AI_CONVERSATION' and name = 'follow_up_1'`,
    )
    await db.query('set constraints all immediate')
    const { rows } = await db.query('select name from pipeline.lead_timers where vendor_lead_id = $1', [lead])
    expect(rows).toEqual([{ name: 'follow_up_2' }])
  })
})

story('a retry that we are late with has no next date', async ({ database: { pool, db } }) => {
  const time = await clockwork(pool, { startAt: start })
  const lead = await aLeadAt(db, 'RETRY_1')
  await time.settle()
  await db.query(
    `select pipeline.record_inbound_message(vendor_phone, 'hm', 'SM1') from pipeline.vendor_leads where id = $1`,
    [lead],
  )
  await time.pass('17 hours')
  const { rows } = await db.query(
    `select next_retry_at from pipeline.vendor_leads where id = $1 and not exists (select from pipeline.lead_timers)`,
    [lead],
  )
  expect(rows).toEqual([{ next_retry_at: null }])
})

describe('a timer cannot be moved', () => {
  for (const [title, stage, dueAt] of [
    ['where none runs', 'DEAD_LEAD', '2026-12-01 10:00Z'],
    ['to no time at all', 'RETRY_1', null],
  ] as const) {
    inTransaction(title, async ({ db }) => {
      const lead = await aLeadAt(db, stage)
      await expect(
        db.query(`select pipeline.move_timer($1, $2, 'later')`, [lead, dueAt]),
      ).rejects.toMatchObject({ code: 'VL010', hint: expect.any(String) })
    })
  }
})
