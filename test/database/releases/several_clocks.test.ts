import { describe, expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { clockwork } from '../../support/clockwork.ts'
import { vendorSays } from '../../support/conversation.ts'
import { inTransaction, type OwnDatabase, story } from '../../support/databases/database.ts'
import { aLeadAt, only, usualWayFrom } from '../../support/leads.ts'
import { lastChange, undo } from '../../support/undo.ts'

const start = '2026-03-09T09:00:00Z'

const alertRule = `
  insert into pipeline.alert_rules (type, severity, message, ends_with_visit, ends_with_answer, ends_with_turn)
  values ('PACK_LATE', 'LOW', 'An investor pack is late', true, true, true)`
const timer = (stage: string, after: string, action = 'alert', alert: string | null = 'PACK_LATE') => `
  insert into pipeline.stage_timers (stage, name, after, counted_from, action, alert_type)
  values ('${stage}', '${action}_after_${after.replace(' ', '_')}', '${after}', 'our_turn', '${action}', ${alert === null ? 'null' : `'${alert}'`})`
const ask = (stage: string, after: string) =>
  `update pipeline.stage_timers set after = '${after}' where stage = '${stage}' and name = 'our_turn'`

const release = (db: Db, ...statements: string[]) => db.query(['begin', ...statements, 'commit'].join(';'))

/** A lead that people owe the next step, at a stage that warns of it after 2 hours and asks after 4. */
async function personOwes({ pool, db }: OwnDatabase) {
  const time = await clockwork(pool, { startAt: start })
  const lead = await aLeadAt(db, 'OFFER_ACCEPTED')
  await time.pass('30 minutes')
  await release(db, alertRule, timer('OFFER_ACCEPTED', '2 hours'), ask('OFFER_ACCEPTED', '4 hours'))
  return { time, lead }
}

/** What people were told of the lead, and how long after the start. */
async function told(db: Db, lead: string): Promise<string[]> {
  const { rows } = await db.query<{ line: string }>(
    `select concat_ws(' ', what, round(extract(epoch from at - $2)::numeric / 3600, 1)::float8 || ' h', state) as line
     from (
       select type, created_at, case when resolved_at is not null then 'over' end
       from pipeline.alerts where vendor_lead_id = $1
       union all
       select kind, opened_at, case when resolved_at is not null then 'over' end
       from pipeline.review_items where vendor_lead_id = $1
     ) as told (what, at, state)
     order by at, what`,
    [lead, start],
  )
  return rows.map(({ line }) => line)
}

async function next(db: Db, lead: string) {
  const { rows } = await db.query<{ told: { next: unknown; pending: { timer: unknown } } }>(
    'select pipeline.explain_lead($1) as told',
    [lead],
  )
  return only(rows).told
}

describe('an alert before a person is asked', () => {
  story('is a release of two rows, for leads in flight as well', async ({ database }) => {
    const { db } = database
    const { time, lead } = await personOwes(database)
    const comes = (at: string, detail: object) => ({ what: 'timer', owedBy: 'person', at, detail })
    expect(await next(db, lead)).toMatchObject({
      next: comes('2026-03-09T11:00:00+00:00', { action: 'alert', alert: 'PACK_LATE' }),
      pending: { timer: { name: 'alert_after_2_hours', action: 'alert', alert: 'PACK_LATE' } },
    })
    await time.pass('1 hour 30 minutes')
    expect(await told(db, lead)).toEqual(['PACK_LATE 2 h'])
    expect(await next(db, lead)).toMatchObject({
      next: comes('2026-03-09T13:00:00+00:00', { timer: 'our_turn', action: 'review' }),
    })

    await time.pass('2 hours')
    expect(await told(db, lead)).toEqual(['PACK_LATE 2 h', 'STAGE_OVERDUE 4 h', 'stage_overdue 4 h'])
    await time.pass('10 days')
    expect(await told(db, lead)).toHaveLength(3)
    const { rows } = await db.query(
      `select severity, message, occurrences, detail ->> 'timer' as timer from pipeline.alerts where type = 'PACK_LATE'`,
    )
    expect(rows).toEqual([
      { severity: 'LOW', message: 'An investor pack is late', occurrences: 1, timer: 'alert_after_2_hours' },
    ])
  })

  story('waits with the question while the lead is held', async ({ database }) => {
    const { db } = database
    const { time, lead } = await personOwes(database)
    const holdFor = async (days: string) => {
      await db.query(`select pipeline.hold_lead($1, 'wait')`, [lead])
      await time.pass(days)
      await db.query('select pipeline.release_lead($1)', [lead])
    }
    await time.pass('30 minutes')
    await holdFor('1 day')
    await time.pass('2 hours')
    expect(await told(db, lead)).toEqual(['PACK_LATE 26 h'])
    await holdFor('1 day')
    await time.pass('1 hour')
    expect(await told(db, lead)).toEqual(['PACK_LATE 26 h', 'STAGE_OVERDUE 52 h', 'stage_overdue 52 h'])
  })

  story('is over with the question when we have answered', async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start })
    await db.query(`update pipeline.stages set reply_agent = null where stage = 'VIDEO_SENT'`)
    await release(db, alertRule, timer('VIDEO_SENT', '2 hours'))
    const [warned, quick] = [await aLeadAt(db, 'VIDEO_SENT'), await aLeadAt(db, 'VIDEO_SENT')]
    await time.settle()
    for (const lead of [warned, quick]) await vendorSays(db, lead, 'What does it cost me?')
    const answer = async (lead: string) => {
      await db.query(`select pipeline.send_message($1, 'Nothing at all.')`, [lead])
      await time.settle()
    }
    await time.pass('1 hour')
    await answer(quick)
    await time.pass('2 hours')
    await answer(warned)
    await time.pass('20 hours')
    expect(await told(db, warned)).toEqual(['vendor_wrote 0 h', 'PACK_LATE 2 h over'])
    expect(await told(db, quick)).toEqual(['vendor_wrote 0 h'])
  })

  story('is not raised again by a release, nor by an undo of a move', async ({ database }) => {
    const { db } = database
    const { time, lead } = await personOwes(database)
    await time.pass('2 hours 30 minutes')
    const [usual] = await usualWayFrom(db, 'OFFER_ACCEPTED')
    await db.query(`select pipeline.request_transition($1, $2, 'wrong row')`, [lead, usual])
    await time.pass('1 day')
    await undo(db, await lastChange(db, lead))
    expect(await next(db, lead)).toMatchObject({
      pending: { timer: { name: 'our_turn', dueAt: '2026-03-10T13:00:00+00:00' } },
    })
    await release(
      db,
      `update pipeline.stage_timers set after = '3 hours 30 minutes' where name = 'alert_after_2_hours'`,
    )
    await time.pass('1 hour')
    expect(await told(db, lead)).toEqual(['PACK_LATE 2 h over', 'STAGE_OVERDUE 28 h', 'stage_overdue 28 h'])
  })

  story('keeps its distance from the question when a person puts it off', async ({ database }) => {
    const { db } = database
    const { time, lead } = await personOwes(database)
    await db.query(`select pipeline.move_timer($1, pipeline.now() + interval '1 day', 'ill')`, [lead])
    await time.pass('2 days')
    expect(await told(db, lead)).toEqual(['PACK_LATE 24.5 h', 'STAGE_OVERDUE 26.5 h', 'stage_overdue 26.5 h'])
  })

  story('that is switched off is passed over', async ({ database }) => {
    const { db } = database
    const { time, lead } = await personOwes(database)
    await db.query(`update pipeline.alert_rules set enabled = false where type = 'PACK_LATE'`)
    await time.pass('4 hours')
    expect(await told(db, lead)).toEqual(['STAGE_OVERDUE 4 h', 'stage_overdue 4 h'])
  })

  story('does not hold the question up after downtime', async ({ database }) => {
    const { db } = database
    const { time, lead } = await personOwes(database)
    await db.query(`select pipeline_private.advance_clock(pipeline.now() + interval '1 day')`)
    await time.settle()
    expect(await told(db, lead)).toEqual(['PACK_LATE 24.5 h', 'STAGE_OVERDUE 24.5 h', 'stage_overdue 24.5 h'])
  })
})

describe('an alert after a person was asked', () => {
  story('comes if they have not answered', async ({ database }) => {
    const { db } = database
    const { time, lead } = await personOwes(database)
    await release(db, timer('OFFER_ACCEPTED', '8 hours'))
    await time.pass('4 hours')
    expect(await next(db, lead)).toMatchObject({
      next: { what: 'review', owedBy: 'person' },
      pending: { timer: { name: 'alert_after_8_hours' } },
    })
    await time.pass('10 hours')
    const { rows } = await db.query(`select occurrences from pipeline.alerts where type = 'PACK_LATE'`)
    expect(rows).toEqual([{ occurrences: 2 }])
  })

  story('and the count begins anew when they have', async ({ database }) => {
    const { db } = database
    const { time, lead } = await personOwes(database)
    await release(db, timer('OFFER_ACCEPTED', '8 hours'))
    await time.pass('4 hours')
    await db.query(
      `select pipeline.resolve_review_item(id, 'the surveyor comes tomorrow') from pipeline.review_items`,
    )
    expect((await told(db, lead)).filter((line) => !line.endsWith('over'))).toEqual([])
    await time.pass('2 hours')
    expect((await told(db, lead)).filter((line) => !line.endsWith('over'))).toEqual(['PACK_LATE 6.5 h'])
  })
})

describe('a release of clocks is refused that', () => {
  const stage = 'OFFER_MADE'
  inTransaction.for([
    ['raises an alert that no rule knows', timer(stage, '2 hours', 'alert', 'NO_SUCH'), '23503'],
    ['raises none', timer(stage, '2 hours', 'alert', null), '23514'],
    ['asks and names an alert', timer(stage, '2 hours', 'review'), '23514'],
    ['does two things at once', timer(stage, '16 hours'), '23505'],
    ['comes after the move', timer(stage, '3 days').replace('our_turn', 'vendor_silence'), 'VL014'],
    [
      'raises what would never end',
      timer(stage, '2 hours') +
        `; update pipeline.alert_rules set ends_with_turn = false where type = 'PACK_LATE'`,
      'VL014',
    ],
    [
      'takes the rule of an alert away',
      `${timer(stage, '2 hours')}; delete from pipeline.alert_rules where type = 'PACK_LATE'`,
      '23001',
    ],
  ] as const)('%s', async ([, change, code], { db }) => {
    await db.query(alertRule)
    await db.query(
      `update pipeline.stage_timers set after = '16 hours' where stage = 'OFFER_MADE' and name = 'our_turn'`,
    )
    await expect(db.query(`${change}; set constraints all immediate`)).rejects.toMatchObject({ code })
  })
})
